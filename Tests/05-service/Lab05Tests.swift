import Grading
import XCTest

@testable import Lab05
@testable import Lab05Checks

/// Grades `Exercises/05-service`.
final class Lab05Tests: XCTestCase {
    // Step 1
    func testRequestSpanContinuesTheCallersTrace() async throws { try await grade() }
    func testHeaderNamesMatchInAnyCase() async throws { try await grade() }
    func testRepeatedTracestateIsJoined() async throws { try await grade() }
    func testRequestWithoutTraceparentStartsATrace() async throws { try await grade() }
    func testInvalidTraceparentStartsATrace() async throws { try await grade() }
    func testRequestSpanHasKindServer() async throws { try await grade() }
    func testRequestSpanIsNamedByTheRoute() async throws { try await grade() }
    func testOrderIsPlacedInsideTheRequestSpan() async throws { try await grade() }

    // Step 2
    func testRequestSpanDescribesTheRequest() async throws { try await grade() }
    func testRequestSpanSaysHowItWasAnswered() async throws { try await grade() }
    func testClientsMistakeLeavesTheStatusUnset() async throws { try await grade() }
    func testServersFailureSetsTheStatus() async throws { try await grade() }

    // Step 3
    func testRateLimitDecisionIsOnTheRequestSpan() async throws { try await grade() }
    func testRejectedRequestShowsTheRule() async throws { try await grade() }
    func testRejectedRequestPublishesNothing() async throws { try await grade() }
    func testRejectedRequestIsNoError() async throws { try await grade() }

    // Step 4
    func testSendSpanIsAChildOfTheCaller() async throws { try await grade() }
    func testSendSpanDescribesTheEvent() async throws { try await grade() }
    func testEventHeadersAreReadable() async throws { try await grade() }
    func testSendSpanIsOnTheWire() async throws { try await grade() }
    func testEventWithoutAnActiveSpanHasATraceparent() async throws { try await grade() }
    func testRepublishedHeadersAreReplaced() async throws { try await grade() }
    func testFailedPublishIsRecordedAndThrownOn() async throws { try await grade() }

    // Step 5
    func testProcessSpanContinuesTheTrace() async throws { try await grade() }
    func testProcessSpanIsNamedByTheConvention() async throws { try await grade() }
    func testProcessSpanDescribesTheEvent() async throws { try await grade() }
    func testEventWithoutContextStartsItsOwnTrace() async throws { try await grade() }
    func testHandlerRunsInsideTheProcessSpan() async throws { try await grade() }
    func testEventsAreDispatchedByType() async throws { try await grade() }

    // Step 6
    func testUnknownEventTypeIsShown() async throws { try await grade() }
    func testUnknownEventTypeIsNoError() async throws { try await grade() }
    func testHandledEventIsCommitted() async throws { try await grade() }
    func testHandlerErrorIsRecorded() async throws { try await grade() }
    func testHandlerErrorIsThrownOn() async throws { try await grade() }
    func testFailedEventStaysUncommitted() async throws { try await grade() }

    // Step 7
    func testDatabaseSpanIsAClientSpan() async throws { try await grade() }
    func testDatabaseSpanDescribesTheStatement() async throws { try await grade() }
    func testDatabaseSpanHoldsNoValues() async throws { try await grade() }
    func testFailedStatementIsRecorded() async throws { try await grade() }
    func testNextEventIsInTheSameTrace() async throws { try await grade() }
    func testCorrelationIdIsKeptAtTheSecondHop() async throws { try await grade() }

    // Step 8
    func testEachChannelHasAClientSpan() async throws { try await grade() }
    func testNotificationSpanDescribesTheRequest() async throws { try await grade() }
    func testNoSecretIsOnANotificationSpan() async throws { try await grade() }
    func testFailedNotificationShowsWhich() async throws { try await grade() }
    func testFailedChannelDoesNotStopTheOther() async throws { try await grade() }

    // Step 9
    func testRequestLogLineHasTheIdsOfItsSpan() async throws { try await grade() }
    func testEventLogLineHasTheIdsOfItsSpan() async throws { try await grade() }
    func testSkippedAndFailedEventsAreLogged() async throws { try await grade() }
    func testFailedNotificationIsLogged() async throws { try await grade() }
    func testNoSecretIsInALogLine() async throws { try await grade() }
    func testOneOrderIsOneTrace() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab05Checks, on: .exercise, lab: lab05, function: function, line: line)
    }
}
