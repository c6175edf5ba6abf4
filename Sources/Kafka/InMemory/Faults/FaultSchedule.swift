/// When a fault strikes, counted in the occasions on which it could: the deliveries to its topic, or the messages that
/// its group is given. Never by the time of day, so that the same calls meet the same faults.
public struct FaultSchedule: Sendable, Hashable {
    enum Rule: Sendable, Hashable {
        case first(Int)
        case only(Int)
        case every(Int)
        case always
        case probability(Double, seed: UInt64)
    }

    let rule: Rule

    /// On the next occasion.
    public static let once = Self(rule: .first(1))

    /// On each occasion, until it is switched off.
    public static let always = Self(rule: .always)

    /// On the next `count` occasions; 1 or more.
    public static func times(_ count: Int) -> Self {
        precondition(count > 0, "a fault cannot strike \(count) times: ask for 1 or more")
        return Self(rule: .first(count))
    }

    /// On one occasion only: the one with this number, counted from 1.
    public static func nth(_ number: Int) -> Self {
        precondition(number > 0, "there is no occasion number \(number): they count from 1")
        return Self(rule: .only(number))
    }

    /// On every `count`th occasion: with 3, on the third, the sixth, …; 1 or more.
    public static func every(_ count: Int) -> Self {
        precondition(count > 0, "a fault cannot strike on every \(count)th occasion: ask for 1 or more")
        return Self(rule: .every(count))
    }

    /// On each occasion with this probability, drawn from `seed`: the same seed strikes on the same occasions.
    ///
    /// When several tasks send at once, the occasions that are struck are the same in every run, but which task's
    /// message comes on which occasion is not.
    ///
    /// - Parameters:
    ///   - probability: from 0 (never) to 1 (always).
    ///   - seed: what the draws follow from.
    public static func withProbability(_ probability: Double, seed: UInt64) -> Self {
        precondition((0...1).contains(probability), "a probability of \(probability) is none: give one from 0 to 1")
        return Self(rule: .probability(probability, seed: seed))
    }
}
