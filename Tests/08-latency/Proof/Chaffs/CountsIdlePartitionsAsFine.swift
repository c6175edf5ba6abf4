import Kafka

@testable import Lab08Solution

/// A partition without messages counts as one that is fine.
enum CountsIdlePartitionsAsFine {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || (partition.oldestWaiting ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
