import Grading
import Kafka
import XCTest

@testable import Lab06
@testable import Lab06Checks

/// Grades `Exercises/06-dead-letters`.
final class Lab06Tests: XCTestCase {
    // Step 1
    func testProcessSpanContinuesTheTrace() async throws { try await grade() }
    func testProcessSpanFollowsTheConventions() async throws { try await grade() }
    func testAttemptRunsInsideTheProcessSpan() async throws { try await grade() }
    func testMessageWithoutContextStartsItsOwnTrace() async throws { try await grade() }
    func testFailedAttemptIsRecorded() async throws { try await grade() }
    func testHandledMessageIsCommitted() async throws { try await grade() }

    // Step 2
    func testFailedMessageGoesToTheRetryTopic() async throws { try await grade() }
    func testAttemptIsCountedOnEveryHop() async throws { try await grade() }
    func testRetryCarriesTheCurrentContext() async throws { try await grade() }
    func testMessageSurvivesTheHop() async throws { try await grade() }
    func testTwoRetriesStayApart() async throws { try await grade() }
    func testCommitWaitsForTheRetry() async throws { try await grade() }
    func testFailedRetryLeavesTheMessageUncommitted() async throws { try await grade() }
    func testProcessSpanCoversTheRetry() async throws { try await grade() }

    // Step 3
    func testFirstHopKeepsTheOriginalContext() async throws { try await grade() }
    func testLaterHopsKeepTheFirstOriginal() async throws { try await grade() }
    func testOriginalPlaceStaysOnTheRecord() async throws { try await grade() }
    func testRetrySpanLinksToTheOriginal() async throws { try await grade() }

    // Step 4
    func testLastAttemptGoesToTheDeadLetterTopic() async throws { try await grade() }
    func testDeadLetterSaysWhy() async throws { try await grade() }
    func testDeadLetterCarriesBothContexts() async throws { try await grade() }
    func testFailedDeadLetterLeavesTheMessageUncommitted() async throws { try await grade() }

    // Step 5
    func testNullValueIsADeadLetter() async throws { try await grade() }
    func testUndecodableValueIsADeadLetter() async throws { try await grade() }
    func testMalformedAttemptIsADeadLetter() async throws { try await grade() }
    func testPoisonIsRecordedAndPassed() async throws { try await grade() }

    // Step 6
    func testDeadLetterSpanIsCalledDlqConsume() async throws { try await grade() }
    func testDeadLetterSpanContinuesTheTrace() async throws { try await grade() }
    func testDeadLetterSpanLinksToTheOriginal() async throws { try await grade() }

    // Step 7
    func testRedriveCarriesTheCurrentContext() async throws { try await grade() }
    func testRedriveKeepsMessageAndOriginal() async throws { try await grade() }
    func testRedriveStartsCountingAnew() async throws { try await grade() }
    func testFailedRedriveLeavesTheDeadLetterUncommitted() async throws { try await grade() }

    // Step 8
    func testRedrivesAreLimited() async throws { try await grade() }
    func testPoisonIsNotSentBack() async throws { try await grade() }
    func testMalformedRedriveIsNotSentBack() async throws { try await grade() }
    func testStoryIsOneTrace() async throws { try await grade() }
    func testNothingLoopsAndNothingIsLost() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab06Checks, on: .exercise, lab: lab06, function: function, line: line)
    }
}

extension Lab06Subject {
    static let exercise = Lab06Subject(
        consume: { consumer, producer, topic, maxAttempts, decode, handle in
            try await RetryingConsumer(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                topics: Topics(main: topic),
                maxAttempts: maxAttempts
            ).run(decode: decode, handle: handle)
        },
        manage: { consumer, producer, topic, maxRedrives in
            try await DeadLetterManager(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                topics: Topics(main: topic),
                maxRedrives: maxRedrives
            ).run()
        }
    )
}
