import Kafka

@testable import Lab08Solution

/// A partition with messages that wait is late.
enum FearsEveryBacklog {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || partition.waiting > 0
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
