/// Where a fault stands in its schedule.
struct FaultScheduleState: Sendable {
    private let rule: FaultSchedule.Rule
    private var occasions = 0
    private var draws: SeededDraws

    init(_ schedule: FaultSchedule) {
        rule = schedule.rule
        if case .probability(_, let seed) = schedule.rule {
            draws = SeededDraws(seed: seed)
        } else {
            draws = SeededDraws(seed: 0)
        }
    }

    /// Whether it will not strike any more.
    var isSpent: Bool {
        switch rule {
        case .first(let count), .only(let count): occasions >= count
        case .every, .always, .probability: false
        }
    }

    /// Counts an occasion, and returns whether the fault strikes on it.
    mutating func strikes() -> Bool {
        occasions += 1
        switch rule {
        case .first(let count): return occasions <= count
        case .only(let number): return occasions == number
        case .every(let count): return occasions.isMultiple(of: count)
        case .always: return true
        case .probability(let probability, _): return draws.next() < probability
        }
    }
}
