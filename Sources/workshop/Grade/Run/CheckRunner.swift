import GradeRecords

/// Runs all checks of a lab, in as many processes as it takes: what ends a process costs only the check that it hit.
struct CheckRunner<G: Grader> {
    let grader: G
    var limits = GradingLimits()

    /// The outcome of every check, in the handout's order.
    ///
    /// - Throws: ``WorkshopError`` when the grader cannot be run at all.
    func run() throws -> [CheckResult] {
        var ledger = CheckLedger(tests: try grader.tests(), limits: limits)
        while let tests = ledger.testsToRun {
            let round = try grader.run(tests, ledger.terms())
            ledger.take(round)
            guard let suspect = ledger.suspect(in: round, of: tests) else { continue }
            guard round.end != .stopped else {
                ledger.settleUnlessReported(suspect, after: round)
                continue
            }
            // What another check has left behind can end the process too: alone, it is the check itself.
            let alone = try grader.run([suspect], ledger.terms())
            ledger.take(alone)
            ledger.settleUnlessReported(suspect, after: alone)
        }
        // Tracing a crash takes a second: it is done for the one that the student reads about first.
        if let crashed = ledger.firstCrashed {
            ledger.explain(crashed, by: try grader.run([crashed], ledger.terms(tracesCrashes: true)))
        }
        return ledger.results()
    }
}
