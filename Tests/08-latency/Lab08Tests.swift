import Grading
import Kafka
import XCTest

@testable import Lab08
@testable import Lab08Checks

/// Grades `Exercises/08-latency`.
final class Lab08Tests: XCTestCase {
    // Step 1
    func testQueueTimeRunsFromTheRecordToItsHandler() async throws { try await grade() }
    func testHandlerTimeIsTheHandlersAlone() async throws { try await grade() }
    func testBothKindsOfTimestampAreRead() async throws { try await grade() }
    func testRecordWithoutATimestampHasNoQueueTime() async throws { try await grade() }

    // Step 2
    func testRecordFromTheFutureHasNoQueueTime() async throws { try await grade() }
    func testClockSkewIsFlagged() async throws { try await grade() }
    func testClocksThatAgreeAreNotFlagged() async throws { try await grade() }
    func testSkewCostsOnlyTheFigureThatItTouches() async throws { try await grade() }
    func testClockSetBackDuringAHandlerIsFlagged() async throws { try await grade() }

    // Step 3
    func testOriginIsStampedWhereThePathBegins() async throws { try await grade() }
    func testOriginTravelsOnUnchanged() async throws { try await grade() }
    func testOriginIsNotMadeUpOnTheWay() async throws { try await grade() }
    func testOtherHeadersAreLeftAlone() async throws { try await grade() }

    // Step 4
    func testEndToEndRunsFromTheOriginToTheEndOfTheHandler() async throws { try await grade() }
    func testMissingOriginGivesNoEndToEndTime() async throws { try await grade() }
    func testMalformedOriginGivesNoEndToEndTime() async throws { try await grade() }
    func testOriginInTheFutureIsFlagged() async throws { try await grade() }

    // Step 5
    func testProcessSpanCarriesTheFigures() async throws { try await grade() }
    func testUnknownFiguresAreAbsent() async throws { try await grade() }
    func testSkewedMessageIsFlaggedOnItsSpan() async throws { try await grade() }
    func testQueueTimeSaysWhoseClockItBeganBy() async throws { try await grade() }
    func testFailedHandlerIsMeasuredOnItsSpan() async throws { try await grade() }
    func testFailedMessageIsThrownOnAndStaysUncommitted() async throws { try await grade() }

    // Step 6
    func testProcessDurationIsRecordedInSeconds() async throws { try await grade() }
    func testProcessDurationHasTheConventionsBoundaries() async throws { try await grade() }
    func testProcessDurationHasTheConventionsAttributes() async throws { try await grade() }
    func testMetricDoesNotGrowWithTheMessages() async throws { try await grade() }
    func testFailedHandlerIsRecordedWithItsErrorType() async throws { try await grade() }

    // Step 7
    func testQueueTimeIsRecordedInSeconds() async throws { try await grade() }
    func testQueueTimeHasTheBoundariesOfTheOtherDurations() async throws { try await grade() }
    func testQueueTimeIsToldApartByPartition() async throws { try await grade() }
    func testSkewedMessageStaysOutOfTheHistogram() async throws { try await grade() }
    func testSkewedMessagesAreCounted() async throws { try await grade() }

    // Step 8
    func testHealthyGroupIsLeftAlone() async throws { try await grade() }
    func testSlowConsumerIsRecognised() async throws { try await grade() }
    func testSlowHandlerIsRecognised() async throws { try await grade() }
    func testStuckPartitionIsRecognised() async throws { try await grade() }
    func testPartitionThatHandlesNothingIsSeen() async throws { try await grade() }
    func testBacklogThatWasWorkedOffCounts() async throws { try await grade() }
    func testIdlePartitionIsNoEvidence() async throws { try await grade() }
    func testConsumersShareTheTime() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab08Checks, on: .exercise, lab: lab08, function: function, line: line)
    }
}

extension Lab08Subject {
    static let exercise = Lab08Subject(
        latency: { message, began, ended in
            Hop(hopLatency(of: message, handlerBegan: began, handlerEnded: ended))
        },
        send: { producer, clock, message, cause in
            try await TimedProducer(producer: producer, clock: clock).send(message, causedBy: cause)
        },
        run: { consumer, meter, clock, handler in
            try await TimedConsumer(consumer: consumer, meter: meter, clock: clock).run(handler)
        },
        diagnose: { GroupCase.Cause(Lab08.diagnose(GroupFigures($0))) }
    )
}

extension Lab08Subject.Hop {
    fileprivate init(_ latency: HopLatency) {
        self.init(
            queue: latency.queue,
            handler: latency.handler,
            endToEnd: latency.endToEnd,
            clockSkew: latency.clockSkew
        )
    }
}

extension GroupFigures {
    fileprivate init(_ group: GroupCase) {
        self.init(
            window: group.window,
            consumers: group.consumers,
            queueLimit: group.queueLimit,
            partitions: group.partitions.map { partition in
                PartitionFigures(
                    partition: KafkaPartition(rawValue: partition.number),
                    handled: partition.handled,
                    waiting: partition.waiting,
                    oldestWaiting: partition.oldestWaiting,
                    queue: partition.queue.map { Spread(count: $0.count, total: $0.total, longest: $0.longest) },
                    handler: partition.handler.map { Spread(count: $0.count, total: $0.total, longest: $0.longest) }
                )
            }
        )
    }
}

extension GroupCase.Cause {
    fileprivate init(_ diagnosis: Diagnosis) {
        self =
            switch diagnosis {
            case .healthy: .healthy
            case .slowConsumer: .slowConsumer
            case .slowHandler: .slowHandler
            case .stuckPartitions(let partitions): .stuckPartitions(partitions.map(\.rawValue).sorted())
            }
    }
}
