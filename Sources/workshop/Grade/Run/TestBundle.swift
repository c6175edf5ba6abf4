import Foundation
import GradeRecords

/// The grader of one lab in the test bundle that was built for it.
struct TestBundle: Grader {
    let bundle: URL
    let lab: LabEntry
    let kit: Kit
    let seed: UInt64
    /// What keeps the processes in; nil for one's own code.
    var cell: Cell?

    /// What a process may take beyond its checks: for starting, for ending, and for noticing that a check takes too long.
    private static let grace = Duration.seconds(3)

    func tests() throws -> [String] {
        try suites().flatMap { suite in suite.tests.map { "\(suite.name)/\($0)" } }
    }

    func run(_ tests: [String], _ terms: GraderTerms) throws -> GraderRound {
        let nonce = Nonce.random()
        let limitSeconds = Double(terms.limit.components.seconds) + Double(terms.limit.components.attoseconds) / 1e18
        let order = GradeOrder(nonce: nonce, records: RunningProgram.Handover.records, limitSeconds: limitSeconds)
        var reader = RecordReader(nonce: nonce)
        var output = OutputTail()
        var watchdog = Watchdog(limit: terms.limit + Self.grace, deadline: terms.deadline)
        var watch = cell.map { CellWatch($0.limits) }
        do {
            let program = program(for: tests, tracesCrashes: terms.tracesCrashes)
            let process = try RunningProgram(confined(program), order: Array(JSONEncoder().encode(order)))
            let end = process.wait(
                printed: { bytes in
                    output.append(bytes)
                    watch?.noteOutput(bytes.count)
                },
                recorded: { bytes in
                    reader.append(bytes)
                    watchdog.noteProgress()
                    watch?.noteOutput(bytes.count)
                },
                until: {
                    if watch?.mustEnd({ ProcessTree(below: process.pid) }) == true { return true }
                    // A check that did not return has left threads behind that take the next check's time.
                    return reader.reports.last?.verdict == .timedOut || watchdog.isLate
                }
            )
            return GraderRound(
                catalogue: reader.catalogue,
                reports: reader.reports,
                interrupted: reader.interrupted,
                end: cell?.end(end) ?? end,
                output: output.text,
                overstep: watch?.overstep
            )
        } catch {
            throw WorkshopError("cannot run the grader of lab \(lab.id): \(error)")
        }
    }

    private func confined(_ program: Program) -> Program {
        cell?.confining(program) ?? program
    }

    private func program(for tests: [String], tracesCrashes: Bool) -> Program {
        var environment = Environment.inherited
        environment[GradeOrder.variable] = "\(RunningProgram.Handover.order)"
        environment["WORKSHOP_SEED"] = "\(seed)"
        environment["SWIFT_BACKTRACE"] =
            tracesCrashes
            ? "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,sanitize=no,timeout=10s"
            : "enable=no"
        let names = tests.joined(separator: ",")
        #if canImport(Darwin)
            let arguments = ["xctest", "-XCTest", names, bundle.path]
            return Program(executable: "xcrun", arguments: arguments, environment: environment)
        #else
            return Program(executable: bundle.path, arguments: [names], environment: environment)
        #endif
    }

    private func suites() throws -> [TestList.Suite] {
        #if canImport(Darwin)
            let scratch = kit.scratchFolder(of: lab).path
            var environment = Environment.inherited
            environment["LAB"] = lab.id
            environment["PROOF"] = "0"
            let listing = Program(
                executable: "swift",
                arguments: [
                    "test", "list", "--skip-build", "--package-path", kit.root.path, "--scratch-path", scratch,
                ],
                environment: environment
            )
        #else
            let listing = Program(
                executable: bundle.path,
                arguments: ["--list-tests"],
                environment: Environment.inherited
            )
        #endif
        do {
            var output = OutputTail(limit: 1 << 20)
            let deadline = ContinuousClock.now + .seconds(60)
            _ = try RunningProgram(confined(listing)).wait(printed: { output.append($0) }, until: { .now > deadline })
            let suites = TestList(output.text).suites.filter { $0.name.hasSuffix("." + lab.testClass) }
            guard !suites.isEmpty else {
                throw WorkshopError("the grader of lab \(lab.id) has no tests: there is no class \(lab.testClass)")
            }
            return suites
        } catch let error as ProcessError {
            throw WorkshopError("cannot list the tests of lab \(lab.id): \(error)")
        }
    }
}

/// Ends a process that makes no progress.
private struct Watchdog {
    private let limit: Duration
    private let deadline: ContinuousClock.Instant
    private var lastProgress = ContinuousClock.now

    init(limit: Duration, deadline: ContinuousClock.Instant) {
        self.limit = limit
        self.deadline = deadline
    }

    mutating func noteProgress() {
        lastProgress = .now
    }

    var isLate: Bool {
        .now > deadline || lastProgress.duration(to: .now) > limit
    }
}
