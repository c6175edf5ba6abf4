import Kafka

@testable import Lab08Solution

/// What is late everywhere is the handler's fault.
enum BlamesTheHandler {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || (partition.oldestWaiting ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

        return .slowHandler
    }
}
