import Kafka

@testable import Lab08Solution

/// The partitions that are not late are named.
enum NamesTheHealthyPartitions {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || (partition.oldestWaiting ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else {
            return .stuckPartitions(busy.map(\.partition).filter { !late.map(\.partition).contains($0) })
        }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
