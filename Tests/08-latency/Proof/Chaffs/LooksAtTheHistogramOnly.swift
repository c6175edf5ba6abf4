import Kafka

@testable import Lab08Solution

/// A partition without times in the queue is fine.
enum LooksAtTheHistogramOnly {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
