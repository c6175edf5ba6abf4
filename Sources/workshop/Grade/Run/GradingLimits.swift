/// How long code that is graded may take.
struct GradingLimits: Sendable, Equatable {
    /// For one check. Checks take milliseconds: their clocks are set by hand, and their broker is in memory.
    var check: Duration = .seconds(10)
    /// For one check after another one did not return: the same loop is often in the way of many.
    var checkAfterTimeout: Duration = .seconds(3)
    /// For all checks of a lab together.
    var lab: Duration = .seconds(180)
}
