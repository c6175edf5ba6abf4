/// Every second has a budget of 2 N traces, of which each trace is offered its share of what is left.
struct BudgetWindow: RateWindowing {
    private let rate: Double
    private var second: UInt64
    private var expected: Double
    private var count = 0.0
    private var spent = 0.0

    init(tracesPerSecond: Int, startingAt start: UInt64) {
        rate = Double(tracesPerSecond)
        expected = rate
        second = start / 1_000_000_000
    }

    mutating func probability(ofTraceAt now: UInt64) -> Double {
        let present = now / 1_000_000_000
        if present != second {
            expected = max(rate, present == second + 1 ? count : 0)
            (second, count, spent) = (present, 0, 0)
        }
        count += 1
        let probability = min(rate, 2 * rate - spent) / expected
        spent += probability
        return probability
    }
}
