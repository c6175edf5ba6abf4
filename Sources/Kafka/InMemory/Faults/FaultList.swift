/// The faults of one kind that are switched on, in the order in which they were injected.
struct FaultList<Fault: Sendable>: Sendable {
    private struct Entry: Sendable {
        let id: Int
        let fault: Fault
        var schedule: FaultScheduleState
    }

    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ fault: Fault, schedule: FaultSchedule, id: Int) {
        entries.append(Entry(id: id, fault: fault, schedule: FaultScheduleState(schedule)))
    }

    mutating func remove(id: Int) {
        entries.removeAll { $0.id == id }
    }

    /// The first fault that `matches` and strikes now. Each one before it counts the occasion; those after it are not
    /// asked, so that faults that strike once, strike one after the other.
    mutating func strike(where matches: (Fault) -> Bool) -> Fault? {
        for index in entries.indices where matches(entries[index].fault) {
            let strikes = entries[index].schedule.strikes()
            let fault = entries[index].fault
            // A fault is spent by striking for the last time, so the loop ends here when one is removed.
            if entries[index].schedule.isSpent { entries.remove(at: index) }
            if strikes { return fault }
        }
        return nil
    }
}
