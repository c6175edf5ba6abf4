import GradeRecords

/// What is known of a lab's checks while they run.
struct CheckLedger {
    private let tests: [String]
    private let limits: GradingLimits
    private let deadline: ContinuousClock.Instant
    private var catalogue: [CheckDescription] = []
    private var outcomes: [String: (outcome: CheckResult.Outcome, feedback: String?, seconds: Double)] = [:]
    private(set) var limit: Duration

    init(tests: [String], limits: GradingLimits) {
        self.tests = tests
        self.limits = limits
        self.limit = limits.check
        self.deadline = .now + limits.lab
    }

    private static func id(of test: String) -> String {
        CheckID.ofTest(String(test.split(separator: "/").last ?? ""))
    }

    func terms(tracesCrashes: Bool = false) -> GraderTerms {
        GraderTerms(limit: limit, deadline: deadline, tracesCrashes: tracesCrashes)
    }

    /// Nil when all is known, or there is no time left.
    var testsToRun: [String]? {
        let open = tests.filter { outcomes[Self.id(of: $0)] == nil }
        return open.isEmpty || .now > deadline ? nil : open
    }

    mutating func take(_ round: GraderRound) {
        if catalogue.isEmpty { catalogue = round.catalogue ?? [] }
        for report in round.reports where outcomes[report.id] == nil {
            outcomes[report.id] = (CheckResult.Outcome(report.verdict), report.feedback, report.seconds)
            if report.verdict == .timedOut { limit = limits.checkAfterTimeout }
        }
    }

    /// The test that ended the process before its time. A process that brought nothing new failed on its first.
    func suspect(in round: GraderRound, of tests: [String]) -> String? {
        let open = tests.filter { outcomes[Self.id(of: $0)] == nil }
        let interrupted = open.first { Self.id(of: $0) == round.interrupted }
        return interrupted ?? (open.count == tests.count ? open.first : nil)
    }

    mutating func settle(_ test: String, _ outcome: CheckResult.Outcome, _ feedback: String) {
        outcomes[Self.id(of: test)] = (outcome, feedback, 0)
        if outcome == .timedOut { limit = limits.checkAfterTimeout }
    }

    mutating func settleUnlessReported(_ test: String, after round: GraderRound) {
        guard outcomes[Self.id(of: test)] == nil else { return }
        if let overstep = round.overstep { return settle(test, .didNotReport, overstep) }
        switch round.end {
        case .stopped: settle(test, .timedOut, Explanation.didNotReturn(limit))
        case .signalled(let signal):
            settle(test, .crashed, Explanation.crashed(signal: signal, output: round.output))
        case .exited(let code):
            settle(test, .didNotReport, Explanation.ended(code: code, output: round.output))
        }
    }

    /// The first test in the handout's order that crashed.
    var firstCrashed: String? {
        guard let id = results().first(where: { $0.outcome == .crashed })?.id else { return nil }
        return tests.first { Self.id(of: $0) == id }
    }

    /// Says more about a crash, when it came about once more.
    mutating func explain(_ test: String, by round: GraderRound) {
        guard case .signalled(let signal) = round.end, outcomes[Self.id(of: test)]?.outcome == .crashed else { return }
        settle(test, .crashed, Explanation.crashed(signal: signal, output: round.output))
    }

    func results() -> [CheckResult] {
        let unlisted = tests.map(Self.id).filter { id in !catalogue.contains { $0.id == id } }
        let all = catalogue + unlisted.map { CheckDescription(id: $0, title: Self.title(of: $0), step: 0, points: 1) }
        return all.map { description in
            guard let (outcome, feedback, seconds) = outcomes[description.id] else {
                let isOutOfTime = tests.contains { Self.id(of: $0) == description.id }
                return isOutOfTime
                    ? CheckResult(description, .timedOut, feedback: Explanation.outOfTime(limits.lab))
                    : CheckResult(description, .didNotReport, feedback: Explanation.noTest)
            }
            return CheckResult(description, outcome, feedback: feedback, seconds: seconds)
        }
    }

    /// `producer-span-has-kind` → `Producer span has kind`: for want of the title.
    private static func title(of id: String) -> String {
        let text = id.replacing("-", with: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
