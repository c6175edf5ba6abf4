import Kafka

@testable import Lab08Solution

/// A handler is slow when one of its runs takes longer than messages may wait.
enum ComparesTheHandlerWithTheLimit {
    static func diagnose(_ group: GroupFigures) -> Diagnosis {
        let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
        let late = busy.filter { partition in
            (partition.queue?.mean ?? .zero) > group.queueLimit
                || (partition.oldestWaiting ?? .zero) > group.queueLimit
        }
        guard !late.isEmpty else { return .healthy }
        guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

        let isSlow = busy.contains { ($0.handler?.mean ?? .zero) > group.queueLimit }
        return isSlow ? .slowHandler : .slowConsumer
    }
}
