import Kafka

/// The messages of one partition that were read and are not committed, and which window each is in.
///
/// A place between two messages can be committed when no window reaches across it and all windows before it are closed.
/// A window that reached across would come again in part after a restart.
struct CommitQueue {
    private struct Entry {
        let message: KafkaConsumerMessage
        let slot: WindowSlot?
    }

    private var entries: [Entry] = []
    private var openSlots: Set<WindowSlot> = []

    /// Takes a message in the order of offsets; `slot` is nil when no window has it.
    mutating func append(_ message: KafkaConsumerMessage, in slot: WindowSlot?) {
        entries.append(Entry(message: message, slot: slot))
        if let slot { openSlots.insert(slot) }
    }

    /// Says that a window was put out.
    mutating func close(_ slot: WindowSlot) {
        openSlots.remove(slot)
    }

    /// Forgets all messages before the last place that can be committed, and returns the one before that place.
    mutating func takeDone() -> KafkaConsumerMessage? {
        // The usual case: an open window holds up all.
        guard let first = entries.first, !(first.slot.map(openSlots.contains) ?? false) else { return nil }

        var lastIndex: [WindowSlot: Int] = [:]
        for (index, entry) in entries.enumerated() {
            if let slot = entry.slot { lastIndex[slot] = index }
        }
        var reach = -1
        var count = 0
        for (index, entry) in entries.enumerated() {
            if let slot = entry.slot {
                guard !openSlots.contains(slot) else { break }
                reach = max(reach, lastIndex[slot] ?? index)
            }
            if index >= reach { count = index + 1 }
        }
        guard count > 0 else { return nil }
        defer { entries.removeFirst(count) }
        return entries[count - 1].message
    }
}
