import Grading
import XCTest

@testable import Lab01
@testable import Lab01Checks

/// Grades `Exercises/01-traceparent`.
final class Lab01Tests: XCTestCase {
    // Step 1
    func testValidHeaderIsReadFieldByField() async throws { try await grade() }
    func testNullAndEmptyValuesAreInvalid() async throws { try await grade() }
    func testValueOfAnotherLengthIsInvalid() async throws { try await grade() }

    // Step 2
    func testUppercaseHexIsInvalid() async throws { try await grade() }
    func testNonHexDigitIsInvalid() async throws { try await grade() }
    func testFieldsAreSeparatedByDashes() async throws { try await grade() }
    func testNonASCIIBytesAreInvalid() async throws { try await grade() }
    func testAllZeroTraceIDIsInvalid() async throws { try await grade() }
    func testAllZeroParentIDIsInvalid() async throws { try await grade() }
    func testMostlyZeroIDIsValid() async throws { try await grade() }

    // Step 3
    func testVersionFFIsInvalid() async throws { try await grade() }
    func testVersionZeroEndsAfterTheFlags() async throws { try await grade() }
    func testHigherVersionIsRead() async throws { try await grade() }
    func testHigherVersionHasALegalEnd() async throws { try await grade() }
    func testHigherVersionIsHeldToTheRules() async throws { try await grade() }

    // Step 4
    func testSampledIsABit() async throws { try await grade() }
    func testRandomIsABit() async throws { try await grade() }

    // Step 5
    func testHeaderValueHasTheFieldsInTheirColumns() async throws { try await grade() }
    func testVersionZeroIsWrittenWhateverWasRead() async throws { try await grade() }
    func testUnknownFlagBitsAreWrittenAsZero() async throws { try await grade() }
    func testContinuingChangesOnlyTheParentID() async throws { try await grade() }
    func testContinuingKeepsTheSampledBit() async throws { try await grade() }
    func testContinuingCopiesTheRandomBit() async throws { try await grade() }

    // Step 6
    func testHeaderKeyIsLowercaseTraceparent() async throws { try await grade() }
    func testStaleTraceparentIsReplaced() async throws { try await grade() }
    func testOtherHeadersSurvive() async throws { try await grade() }
    func testUnsampledTraceTravelsToo() async throws { try await grade() }
    func testHeaderIsFoundAmongOthers() async throws { try await grade() }
    func testMessageWithoutAValidHeaderStartsAnew() async throws { try await grade() }
    func testHeaderKeysAreCaseSensitive() async throws { try await grade() }
    func testTwoDifferentTraceparentsRestartTheTrace() async throws { try await grade() }
    func testEqualTraceparentsCountOnce() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab01Checks, on: .exercise, lab: lab01, function: function, line: line)
    }
}

extension TraceParent: TraceParenting {}

extension Lab01Subject {
    static let exercise = Lab01Subject(type: TraceParent.self)
}
