import Kafka

@testable import Lab08Solution

/// Only the mean over all partitions is compared with the limit.
enum LooksAtTheMeanOfAllPartitions {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let waited = busy.compactMap(\.queue?.total).reduce(.zero, +)
        let count = busy.compactMap(\.queue?.count).reduce(0, +)
        guard waited > group.queueLimit * count else { return .healthy }

        let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
        return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    }
}
