import Grading
import Kafka
import XCTest

@testable import Lab11
@testable import Lab11Checks

/// Grades `Exercises/11-replay-and-sagas`.
final class Lab11Tests: XCTestCase {
    // Step 1
    func testEachReplayBeginsANewTrace() async throws { try await grade() }
    func testReplaySpanFollowsTheConventions() async throws { try await grade() }
    func testReplayCarriesItsOwnContext() async throws { try await grade() }

    // Step 2
    func testReplayLinksToTheOriginal() async throws { try await grade() }
    func testLinkSaysWhereTheOriginalLies() async throws { try await grade() }
    func testSamplingIsDecidedAnew() async throws { try await grade() }
    func testEventWithoutContextIsReplayed() async throws { try await grade() }

    // Step 3
    func testReplayKeepsTheMessage() async throws { try await grade() }
    func testReplayKeepsTheCorrelationId() async throws { try await grade() }
    func testOldRequestIsLeftBehind() async throws { try await grade() }
    func testReplaySaysThatItIsOne() async throws { try await grade() }
    func testReplayOfAReplayLinksToTheReplay() async throws { try await grade() }

    // Step 4
    func testJobSpanStandsAlone() async throws { try await grade() }
    func testJobSpanCounts() async throws { try await grade() }
    func testReplayedEventIsCommitted() async throws { try await grade() }
    func testFailedReplayStops() async throws { try await grade() }
    func testFailedReplayIsRecorded() async throws { try await grade() }

    // Step 5
    func testStepSpanContinuesTheSaga() async throws { try await grade() }
    func testFailedStepIsAnError() async throws { try await grade() }
    func testStepThatWasDoneIsNoError() async throws { try await grade() }
    func testReplyNamesTheStepSpan() async throws { try await grade() }

    // Step 6
    func testSagaBeginsInASpan() async throws { try await grade() }
    func testReplyIsHandledBelowTheSaga() async throws { try await grade() }
    func testCommandIsSentInsideTheReplysSpan() async throws { try await grade() }
    func testSagaGoesOnWithoutTheReplysContext() async throws { try await grade() }
    func testSagaKeepsTheWholeContext() async throws { try await grade() }

    // Step 7
    func testStepsAreUndoneInReverse() async throws { try await grade() }
    func testStepThatNeverRanIsNotUndone() async throws { try await grade() }
    func testUndoNamesTheStepThatItUndoes() async throws { try await grade() }
    func testUndoSpanLinksToTheStep() async throws { try await grade() }

    // Step 8
    func testEndSaysCompensated() async throws { try await grade() }
    func testEndSaysCompleted() async throws { try await grade() }
    func testFailedUndoIsSeen() async throws { try await grade() }
    func testDuplicateReplyChangesNothing() async throws { try await grade() }
    func testSagaIsOneTrace() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab11Checks, on: .exercise, lab: lab11, function: function, line: line)
    }
}

extension Lab11Subject {
    static let exercise = Lab11Subject(
        replay: { consumer, producer, topic, replayID in
            try await Replayer(consumer: consumer, producer: producer, topic: topic, replayID: replayID).run()
        },
        participate: { consumer, producer, perform in
            try await SagaParticipant(consumer: consumer, producer: TracedProducer(producer: producer)).run {
                try await perform($0.step.rawValue, $0.action.rawValue, $1)
            }
        },
        newSagas: {
            let store = SagaStore()
            return Sagas(
                begin: { producer, id, order, correlationID in
                    try await SagaOrchestrator(producer: TracedProducer(producer: producer), store: store)
                        .begin(id, order: order, correlationID: correlationID)
                },
                run: { consumer, producer in
                    try await SagaOrchestrator(producer: TracedProducer(producer: producer), store: store)
                        .run(consumer)
                }
            )
        }
    )
}
