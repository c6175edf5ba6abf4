import Kafka

@testable import Lab08Solution

/// Only the first late partition is named.
enum NamesOneStuckPartition {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || (partition.oldestWaiting ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions([late[0].partition]) }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
