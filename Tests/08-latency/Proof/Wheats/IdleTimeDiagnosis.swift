import Kafka

@testable import Lab08Solution

/// Compares the time that consumers were idle for each message with the time that a handler took, and names the stuck
/// partitions from the last to the first.
enum IdleTimeDiagnosis {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        var late: [KafkaPartition] = []
        var fine = 0
        var inHandlers = Duration.zero
        var handled = 0
        for partition in group.partitions.reversed() where partition.handled + partition.waiting > 0 {
            let waited = partition.queue.map { $0.total > group.queueLimit * $0.count } ?? false
            let waits = partition.oldestWaiting.map { $0 > group.queueLimit } ?? false
            if waited || waits {
                late.append(partition.partition)
            } else {
                fine += 1
            }
            inHandlers += partition.handler?.total ?? .zero
            handled += partition.handled
        }
        if late.isEmpty { return .healthy }
        if fine > 0 { return .stuckPartitions(late) }
        let idle = (group.window * group.consumers - inHandlers) / max(handled, 1)
        return idle < inHandlers / max(handled, 1) ? .slowHandler : .slowConsumer
    }
}
