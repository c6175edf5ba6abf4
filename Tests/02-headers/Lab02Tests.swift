import Grading
import XCTest

@testable import Lab02
@testable import Lab02Checks

/// Grades `Exercises/02-headers`.
final class Lab02Tests: XCTestCase {
    // Step 1
    func testSetWritesTheValueAsText() async throws { try await grade() }
    func testSetReplacesEveryHeaderOfTheName() async throws { try await grade() }
    func testSetKeepsOtherHeaders() async throws { try await grade() }

    // Step 2
    func testTraceparentIsOnTheWireAsText() async throws { try await grade() }
    func testInjectAcceptsANilList() async throws { try await grade() }
    func testStaleTraceparentIsReplaced() async throws { try await grade() }
    func testOtherHeadersSurvive() async throws { try await grade() }
    func testTwoCallsFromOneListStayApart() async throws { try await grade() }
    func testInjectWritesTheContextThatItIsGiven() async throws { try await grade() }
    func testUnsampledContextTravels() async throws { try await grade() }
    func testFlagsGoOutAsTheyAre() async throws { try await grade() }
    func testTracestateGoesOut() async throws { try await grade() }
    func testBaggageGoesOut() async throws { try await grade() }

    // Step 3
    func testStaleTracestateDoesNotSurvive() async throws { try await grade() }
    func testContextWithoutASpanChangesNothing() async throws { try await grade() }
    func testOldBaggageIsReplaced() async throws { try await grade() }
    func testBaggageAloneKeepsTheOldTrace() async throws { try await grade() }

    // Step 4
    func testGetReadsTheHeaderOfExactlyThatName() async throws { try await grade() }
    func testNullAndBinaryHeadersDoNotHurtGet() async throws { try await grade() }
    func testKeysListsTheNamesOfAllHeaders() async throws { try await grade() }

    // Step 5
    func testExtractContinuesTheTrace() async throws { try await grade() }
    func testSampledBitComesInAsItIs() async throws { try await grade() }
    func testTracestateComesIn() async throws { try await grade() }
    func testBaggageComesIn() async throws { try await grade() }
    func testMessageWithoutContextStartsANewTrace() async throws { try await grade() }
    func testInvalidTraceparentStartsANewTrace() async throws { try await grade() }
    func testKeyInAnotherCaseIsNotOurs() async throws { try await grade() }

    // Step 6
    func testTwoDifferentTraceparentsStartANewTrace() async throws { try await grade() }
    func testTwoEqualTraceparentsCountOnce() async throws { try await grade() }
    func testSeveralTracestatesAreJoinedInOrder() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab02Checks, on: .exercise, lab: lab02, function: function, line: line)
    }
}

extension Lab02Subject {
    static let exercise = Lab02Subject(
        set: { KafkaHeadersInjector().inject($0, forKey: $1, into: &$2) },
        get: { KafkaHeadersExtractor().extract(key: $0, from: $1) },
        keys: { KafkaHeadersExtractor().keys(of: $0) },
        inject: { injectTraceContext($0, into: $1) },
        extract: { extractTraceContext(from: $0) }
    )
}
