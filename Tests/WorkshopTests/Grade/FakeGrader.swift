import GradeRecords

@testable import workshop

/// A grader whose checks do as they are told.
final class FakeGrader: Grader {
    enum Behaviour {
        case reports(GradeRecord.Verdict)
        case ends(ProcessEnd)
        /// It ends the process when another check has run before it, and is right alone.
        case endsInCompany
        /// It ends the process before it has said that it starts.
        case endsBeforeItStarts
    }

    /// Test and what it does, in the order in which the bundle lists them.
    let checks: [(test: String, behaviour: Behaviour)]
    var catalogue: [CheckDescription]?
    private(set) var runs: [(tests: [String], terms: GraderTerms)] = []

    init(_ checks: KeyValuePairs<String, Behaviour>) {
        self.checks = checks.map { ("Grader.Tests/" + $0.key, $0.value) }
        self.catalogue = checks.map { Self.describe(CheckID.ofTest($0.key)) }
    }

    static func describe(_ id: String) -> CheckDescription {
        CheckDescription(id: id, title: "Title of \(id)", step: 1, points: 1)
    }

    func tests() -> [String] { checks.map(\.test) }

    func run(_ tests: [String], _ terms: GraderTerms) -> GraderRound {
        runs.append((tests, terms))
        var round = GraderRound(end: .exited(code: 0))
        for (test, behaviour) in checks where tests.contains(test) {
            let id = CheckID.ofTest(String(test.split(separator: "/")[1]))
            if case .endsBeforeItStarts = behaviour {
                round.end = .signalled(11)
                return round
            }
            round.catalogue = catalogue
            switch behaviour {
            case .endsInCompany where !round.reports.isEmpty:
                round.interrupted = id
                round.end = .signalled(6)
                return round
            case .ends(let end):
                round.interrupted = id
                round.end = end
                round.output =
                    terms.tracesCrashes ? "Fatal error: no\n0 in f() at /kit/Exercises/01-answer/A.swift:3:4\n" : ""
                return round
            case .reports(let verdict):
                round.reports.append(.init(id: id, verdict: verdict, feedback: nil, seconds: 0))
                if verdict == .timedOut {
                    round.end = .stopped
                    return round
                }
            case .endsInCompany, .endsBeforeItStarts:
                round.reports.append(.init(id: id, verdict: .passed, feedback: nil, seconds: 0))
            }
        }
        return round
    }
}
