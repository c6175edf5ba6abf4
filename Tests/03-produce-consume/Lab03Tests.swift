import Grading
import XCTest

@testable import Lab03
@testable import Lab03Checks

/// Grades `Exercises/03-produce-consume`.
final class Lab03Tests: XCTestCase {
    // Step 1
    func testProducerSpanIsAChildOfTheCaller() async throws { try await grade() }
    func testProducerSpanHasKindProducer() async throws { try await grade() }
    func testProducerSpanIsNamedByTheConvention() async throws { try await grade() }

    // Step 2
    func testProducerSpanHasTheMessagingAttributes() async throws { try await grade() }
    func testProducerSpanDescribesTheMessage() async throws { try await grade() }

    // Step 3
    func testProducerSpanContextIsOnTheWire() async throws { try await grade() }
    func testTraceparentIsOnTheWireOnce() async throws { try await grade() }
    func testCorrelationIDIsOnTheMessage() async throws { try await grade() }
    func testTwoSendsFromOneHeaderListStayApart() async throws { try await grade() }

    // Step 4
    func testProducerSpanEndsAfterTheDeliveryReport() async throws { try await grade() }
    func testProducerSpanSaysWhereTheMessageLanded() async throws { try await grade() }
    func testFailedDeliveryIsRecorded() async throws { try await grade() }
    func testFailedDeliveryIsThrownOn() async throws { try await grade() }
    func testSuccessLeavesTheStatusUnset() async throws { try await grade() }

    // Step 5
    func testConsumerSpanContinuesTheProducersTrace() async throws { try await grade() }
    func testConsumerSpanHasKindConsumer() async throws { try await grade() }
    func testConsumerSpanIsNamedByTheConvention() async throws { try await grade() }
    func testConsumerSpanCoversTheHandler() async throws { try await grade() }
    func testHandlerRunsInsideTheConsumerSpan() async throws { try await grade() }
    func testMessageWithoutHeadersStartsItsOwnTrace() async throws { try await grade() }

    // Step 6
    func testConsumerSpanHasTheMessagingAttributes() async throws { try await grade() }
    func testConsumerSpanDescribesTheMessage() async throws { try await grade() }

    // Step 7
    func testHandledMessageIsCommitted() async throws { try await grade() }
    func testHandlerErrorIsRecorded() async throws { try await grade() }
    func testHandlerErrorIsThrownOn() async throws { try await grade() }
    func testFailedMessageStaysUncommitted() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab03Checks, on: .exercise, lab: lab03, function: function, line: line)
    }
}

extension Lab03Subject {
    static let exercise = Lab03Subject(
        traced: { producer in
            let traced = TracedProducer(producer: producer)
            return { try await traced.send($0, correlationID: $1) }
        },
        run: { try await TracedConsumer(consumer: $0).run($1) }
    )
}
