import Grading
import Kafka
import XCTest

@testable import Lab12
@testable import Lab12Checks

/// Grades `Exercises/12-orphanage`.
final class Lab12Tests: XCTestCase {
    // Step 1
    func testOrderHangsBelowItsSend() async throws { try await grade() }
    func testSendBelongsToTheRequest() async throws { try await grade() }
    func testSendLastsUntilTheBrokerHasTheOrder() async throws { try await grade() }
    func testOrdersKeepApart() async throws { try await grade() }

    // Step 2
    func testOrderWithoutATraceStandsAlone() async throws { try await grade() }
    func testBillingGoesOnWithTheOrder() async throws { try await grade() }

    // Step 3
    func testSecondAttemptIsInTheOrdersTrace() async throws { try await grade() }
    func testRetryKeepsTheMessage() async throws { try await grade() }
    func testDeadLetterIsInTheOrdersTrace() async throws { try await grade() }

    // Step 4
    func testBatchLeadsToEveryPayment() async throws { try await grade() }
    func testBatchBelongsToNoSingleOrder() async throws { try await grade() }
    func testParcelGoesOnWithItsOrder() async throws { try await grade() }
    func testBatchTakesPaymentsWithoutATrace() async throws { try await grade() }

    // Step 5
    func testRefusedNotificationShowsAnError() async throws { try await grade() }
    func testUnansweredNotificationShowsAnError() async throws { try await grade() }
    func testDeliveredNotificationShowsNone() async throws { try await grade() }
    func testFailedChannelStopsNobody() async throws { try await grade() }

    // Step 6
    func testRedrivenOrderLeadsBack() async throws { try await grade() }
    func testDeadLetterSpanLeadsBack() async throws { try await grade() }
    func testRedriveKeepsTheMessage() async throws { try await grade() }

    // Step 7
    func testNotificationsIsInEveryTrace() async throws { try await grade() }
    func testWhatIsNotRecordedStaysSo() async throws { try await grade() }
    func testEveryManifestConfiguresItsService() async throws { try await grade() }

    // Step 8
    func testTestFindsNothingInRightTraces() async throws { try await grade() }
    func testTestFindsASendThatLeadsNowhere() async throws { try await grade() }
    func testTestFindsAStrangerInTheTrace() async throws { try await grade() }
    func testTestFindsARetryElsewhere() async throws { try await grade() }
    func testTestFindsAPaymentWithoutABatch() async throws { try await grade() }
    func testTestFindsAnErrorThatDoesNotShow() async throws { try await grade() }
    func testTestFindsARedriveWithoutAPast() async throws { try await grade() }
    func testTestFindsAMissingService() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab12Checks, on: .exercise, lab: lab12, function: function, line: line)
    }
}

extension Lab12Subject {
    static let exercise = Lab12Subject(
        noteSymptom: Lab12.noteSymptom,
        place: { producer, order in
            try await Shop(producer: producer).place(
                Order(id: order.id, amount: order.amount, correlationID: order.correlationID)
            )
        },
        bill: { consumer, producer, maxAttempts, insert in
            try await Billing(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                retries: RetrySender(producer: producer, maxAttempts: maxAttempts),
                insertPayment: { try await insert($0.id) }
            ).run()
        },
        pack: { consumer, producer, maxMessages, pack in
            try await Warehouse(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                pack: { try await pack($0.id) }
            ).packNext(maxMessages: maxMessages, timeout: .seconds(1))
        },
        notify: { consumer, channels, post in
            try await Notifications(consumer: consumer, channels: channels, post: { try await post($0, $1.id) }).run()
        },
        redrive: { consumer, producer, maxRedrives in
            try await DeadLetters(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                maxRedrives: maxRedrives
            ).run()
        },
        manifest: Manifests.text(of:),
        problems: { evidence in
            Lab12.problems(
                in: OrderTrace(
                    correlationID: evidence.correlationID,
                    spans: evidence.spans,
                    records: evidence.records,
                    failures: evidence.failures.map { OrderTrace.Failure(service: $0.service, call: $0.call) }
                )
            )
        }
    )
}
