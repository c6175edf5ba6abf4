import Grading
import XCTest

@testable import Lab04
@testable import Lab04Checks

/// Grades `Exercises/04-parent-or-link`.
final class Lab04Tests: XCTestCase {
    // Step 1
    func testContinuedMessageIsAChildOfItsCreationContext() async throws { try await grade() }
    func testContinuedMessageIsLinkedAsWell() async throws { try await grade() }
    func testContinuedMessageIsDescribedByTheConvention() async throws { try await grade() }
    func testContinuedMessageIsHandledInsideItsSpan() async throws { try await grade() }
    func testMessageWithoutContextStartsItsOwnTrace() async throws { try await grade() }
    func testContinuedMessageRecordsTheHandlersError() async throws { try await grade() }

    // Step 2
    func testLinkedMessageStaysBelowTheActiveSpan() async throws { try await grade() }
    func testLinkedMessageHasALinkToItsCreationContext() async throws { try await grade() }
    func testLinkedMessageAloneStartsItsOwnTrace() async throws { try await grade() }
    func testLinkedMessageWithoutContextHasNoLink() async throws { try await grade() }
    func testLinkedMessageIsHandledInsideItsSpan() async throws { try await grade() }

    // Step 3
    func testOneMessageAloneIsContinued() async throws { try await grade() }
    func testOneMessageInsideAnotherSpanIsLinked() async throws { try await grade() }
    func testBatchIsLinked() async throws { try await grade() }
    func testReplayIsLinked() async throws { try await grade() }

    // Step 4
    func testBatchHasOneProcessSpan() async throws { try await grade() }
    func testBatchSpanHangsBelowNoMessage() async throws { try await grade() }
    func testBatchSpanHasTheKindAndNameOfTheConvention() async throws { try await grade() }
    func testBatchSpanHasTheMessagingAttributes() async throws { try await grade() }
    func testHandlerGetsTheWholeBatchOnce() async throws { try await grade() }
    func testBatchIsHandledInsideItsSpan() async throws { try await grade() }
    func testEmptyPollLeavesNoSpan() async throws { try await grade() }
    func testOnlyWhatWasReceivedHasASpan() async throws { try await grade() }

    // Step 5
    func testBatchLinksEveryMessage() async throws { try await grade() }
    func testUnsampledMessagesAreLinkedToo() async throws { try await grade() }
    func testMessagesWithoutAValidContextAreCountedAndNotLinked() async throws { try await grade() }
    func testSameContextTwiceMakesTwoLinks() async throws { try await grade() }
    func testTracestateIsKeptOnTheLink() async throws { try await grade() }
    func testLinksBeyondTheLimitAreCounted() async throws { try await grade() }

    // Step 6
    func testLinksSayOffsetPartitionAndKey() async throws { try await grade() }
    func testLinkOfANullKeyHasNoKey() async throws { try await grade() }
    func testLinksToOneContextKeepTheirOwnOffsets() async throws { try await grade() }
    func testBatchSpanSaysNothingOfASingleMessage() async throws { try await grade() }

    // Step 7
    func testBatchErrorIsRecorded() async throws { try await grade() }
    func testBatchErrorIsThrownOn() async throws { try await grade() }
    func testHandledBatchIsCommittedInEveryPartition() async throws { try await grade() }
    func testFailedBatchStaysUncommitted() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab04Checks, on: .exercise, lab: lab04, function: function, line: line)
    }
}

extension Lab04Subject {
    static let exercise = Lab04Subject(
        process: { relation, consumer, handler in
            let relation: Lab04.Relation = relation == .parentAndLink ? .parentAndLink : .linkOnly
            try await MessageConsumer(consumer: consumer, relation: relation).run(handler)
        },
        relation: { situation in
            let answer =
                switch situation {
                case .oneMessage: Lab04.relation(in: .oneMessage)
                case .oneMessageInsideAnotherSpan: Lab04.relation(in: .oneMessageInsideAnotherSpan)
                case .batch: Lab04.relation(in: .batch)
                case .replay: Lab04.relation(in: .replay)
                }
            return answer == .parentAndLink ? .parentAndLink : .linkOnly
        },
        handleNext: { consumer, topic, maxMessages, handler in
            try await BatchConsumer(consumer: consumer, topic: topic)
                .handleNext(maxMessages: maxMessages, timeout: .seconds(5), handler)
        }
    )
}
