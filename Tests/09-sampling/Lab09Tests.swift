import Grading
import Kafka
import XCTest

@testable import Lab09
@testable import Lab09Checks

/// Grades `Exercises/09-sampling`.
final class Lab09Tests: XCTestCase {
    // Step 1
    func testRatioKeepsItsShare() async throws { try await grade() }
    func testDecisionIsByTheLastFourteenDigits() async throws { try await grade() }
    func testThresholdItselfIsKept() async throws { try await grade() }
    func testRatioZeroAndOneAreExact() async throws { try await grade() }
    func testRatioThatIsNoShareIsRefused() async throws { try await grade() }

    // Step 2
    func testKeptTraceSaysItsThreshold() async throws { try await grade() }
    func testThresholdOnTheWireIsTheOneDecidedBy() async throws { try await grade() }
    func testDroppedTraceSaysNoThreshold() async throws { try await grade() }
    func testOtherTracestateSurvives() async throws { try await grade() }
    func testExplicitRandomnessDecides() async throws { try await grade() }

    // Step 3
    func testUnsampledContextIsOnTheWire() async throws { try await grade() }
    func testKeptContextIsOnTheWire() async throws { try await grade() }

    // Step 4
    func testChildOfAKeptParentIsKept() async throws { try await grade() }
    func testChildOfADroppedParentIsDropped() async throws { try await grade() }
    func testRootSamplerDecidesAboutNewTraces() async throws { try await grade() }
    func testRootSamplerIsNotAskedAboutChildren() async throws { try await grade() }
    func testParentsTracestateIsLeftAlone() async throws { try await grade() }
    func testNoTraceIsCutInHalf() async throws { try await grade() }
    func testSettingDecidesAboutNewTraces() async throws { try await grade() }

    // Step 5
    func testQuietServiceKeepsEveryTrace() async throws { try await grade() }
    func testSteadyLoadKeepsAboutTheRate() async throws { try await grade() }
    func testRushIsBounded() async throws { try await grade() }
    func testAfterARushEveryTraceIsKeptAgain() async throws { try await grade() }
    func testKeptTracesStandForAll() async throws { try await grade() }
    func testRateSettingGoesByTheGivenClock() async throws { try await grade() }

    // Step 6
    func testFailureIsLoggedWithItsTraceID() async throws { try await grade() }
    func testFailureInADroppedTraceLeavesASpan() async throws { try await grade() }
    func testFailureIsATraceOfItsOwn() async throws { try await grade() }
    func testFailureLinksToTheDroppedSpan() async throws { try await grade() }
    func testFailureInAKeptTraceIsRecordedOnce() async throws { try await grade() }

    // Step 7
    func testEnabledServiceAsksItsSampler() async throws { try await grade() }
    func testDisabledServiceRecordsNothing() async throws { try await grade() }
    func testDisabledServicePassesTheContextOnUntouched() async throws { try await grade() }
    func testOnlyTrueSwitchesTracingOff() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab09Checks, on: .exercise, lab: lab09, function: function, line: line)
    }
}

extension Lab09Subject {
    static let exercise = Lab09Subject(
        ratio: { try RatioSampler(ratio: $0) },
        send: { try await TracedProducer(producer: $0).send($1) },
        parent: { ParentSampler(root: $0) },
        sampler: { try makeSampler(SamplingSetting($0), clock: $1) },
        rate: { try RateSampler(tracesPerSecond: $0, clock: $1) },
        recordFailure: {
            Lab09.recordFailure(
                $0.error,
                of: $0.message,
                attributes: $0.attributes,
                in: $0.span,
                failures: $0.failures
            )
        },
        tracer: { makeTracer($0, sampler: $1, environment: $2, backend: Backend($3)) }
    )
}

extension SamplingSetting {
    init(_ setting: Lab09Subject.Setting) {
        self =
            switch setting {
            case .everything: .everything
            case .ratio(let ratio): .ratio(ratio)
            case .perSecond(let count): .perSecond(count)
            }
    }
}

extension Backend {
    init(_ backing: Lab09Subject.Backing) {
        self.init(processor: backing.processor, idGenerator: backing.idGenerator, clock: backing.clock)
    }
}
