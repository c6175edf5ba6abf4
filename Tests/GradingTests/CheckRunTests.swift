import Foundation
import LabKit
import Synchronization
import XCTest

@testable import Grading

final class CheckRunTests: XCTestCase {
    private struct Surprise: Error {}

    private func outcome(
        step: Int = 2,
        limit: Duration = .seconds(10),
        _ body: @escaping @Sendable (Int, Bench) async throws -> Void
    ) async -> CheckOutcome {
        await Check("check", "A check", step: step, body: body).run(on: 0, seed: 1, limit: limit)
    }

    func testABodyThatReturnsHasPassed() async {
        let outcome = await outcome { _, _ in }
        XCTAssertTrue(outcome.isPassed)
    }

    func testFeedbackThatIsThrownIsWhatTheStudentGets() async {
        let feedback = Feedback("wrong", picture: ["got"], why: "because")
        let outcome = await outcome { _, _ in throw feedback }
        guard case .failed(feedback) = outcome else { return XCTFail("\(outcome)") }
    }

    func testAnyOtherErrorIsAFailureThatNamesIt() async {
        let outcome = await outcome { _, _ in throw Surprise() }
        guard case .failed(let feedback) = outcome else { return XCTFail("\(outcome)") }
        XCTAssertTrue(feedback.diagnosis.contains("Surprise()"), feedback.diagnosis)
    }

    func testATodoOfThisStepOrAnEarlierOneIsNotStartedWhateverTheBodyFound() async {
        for step in [1, 2] {
            let passed = await outcome { _, _ in TODO(step, "something") }
            XCTAssertTrue(passed.isNotStarted, "\(passed)")
            let failed = await outcome { _, _ in
                TODO(step, "something")
                throw Feedback("wrong", why: "because")
            }
            XCTAssertTrue(failed.isNotStarted, "\(failed)")
        }
    }

    func testATodoOfALaterStepDoesNotMatter() async {
        let passed = await outcome { _, _ in TODO(3, "something") }
        XCTAssertTrue(passed.isPassed, "\(passed)")
    }

    func testABodyThatNeverReturnsHasFailed() async {
        let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let outcome = await outcome(limit: .milliseconds(20)) { _, _ in
            await withCheckedContinuation { continuation in waiting.withLock { $0 = continuation } }
        }
        waiting.withLock { $0 }?.resume()
        guard case .failed(let feedback) = outcome else { return XCTFail("\(outcome)") }
        XCTAssertTrue(feedback.diagnosis.contains("did not return"), feedback.diagnosis)
    }

    func testWhenEveryThreadIsHeldTheWatchdogGivesUp() async {
        let gaveUp = DispatchSemaphore(value: 0)
        let deadline = Deadline(limit: .milliseconds(20), grace: .milliseconds(20)) { gaveUp.signal() }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let result: Void? = await deadline.run {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<cores * 2 {
                    // Holds a thread of the pool until the watchdog, which has a thread of its own, gives up.
                    group.addTask { gaveUp.waitAndPassOn() }
                }
            }
        }
        XCTAssertNil(result)
    }

    func testAResultInTimeIsHandedOverAndTheWatchdogStaysQuiet() async {
        let deadline = Deadline(limit: .seconds(60), grace: .seconds(60)) { XCTFail("gave up") }
        let result = await deadline.run { 7 }
        XCTAssertEqual(result, 7)
    }

    func testTheSameSeedGivesTheSameValuesAndAnotherSeedOthers() {
        func values(_ seed: UInt64) -> [String] {
            let bench = Bench(seed: seed)
            return [bench.word("order"), "\(bench.bytes(count: 4))", bench.remoteSpanContext().traceID.hex]
        }
        XCTAssertEqual(values(1), values(1))
        XCTAssertNotEqual(values(1), values(2))
    }
}

extension DispatchSemaphore {
    /// Waits for a signal and leaves it for the next who waits.
    fileprivate func waitAndPassOn() {
        wait()
        signal()
    }
}
