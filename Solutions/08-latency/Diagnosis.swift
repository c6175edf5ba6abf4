import Kafka
import LabKit

/// Why the messages of a group wait too long, told from what was measured.
func diagnose(_ group: GroupFigures) -> Diagnosis {
    // Your code: step 8.
    let busy = group.partitions.filter { $0.handled > 0 || $0.waiting > 0 }
    let late = busy.filter { partition in
        (partition.queue?.mean ?? .zero) > group.queueLimit
            || (partition.oldestWaiting ?? .zero) > group.queueLimit
    }
    guard !late.isEmpty else { return .healthy }
    guard late.count == busy.count else { return .stuckPartitions(late.map(\.partition)) }

    let inHandlers = busy.compactMap(\.handler?.total).reduce(.zero, +)
    return inHandlers / (group.window * group.consumers) > 0.5 ? .slowHandler : .slowConsumer
    // End of your code.
}
