import XCTest

@testable import TraceView

final class SpanTextTests: XCTestCase {
    private func failure(
        _ message: String = "",
        attributes: TraceAttributes = [:],
        exception: TraceAttributes? = nil,
        code: TraceSpan.Status.Code = .error
    ) -> String? {
        var span = TraceSpan.stub("", id: "a", from: 0, to: 1, attributes: attributes)
        span.status = .init(code: code, message: message)
        span.events = exception.map { [.init(name: "exception", timeUnixNano: 1, attributes: $0)] } ?? []
        return SpanText.failure(span)
    }

    func testAFailureIsNamedByWhatIsKnownOfIt() {
        let exception: TraceAttributes = ["exception.type": "TimeoutError", "exception.message": "no answer"]
        XCTAssertEqual(failure("no money", attributes: ["error.type": "Declined"]), "Declined: no money")
        XCTAssertEqual(failure(attributes: ["error.type": "Declined"]), "Declined")
        XCTAssertEqual(failure("no money"), "no money")
        XCTAssertEqual(failure("Declined", attributes: ["error.type": "Declined"]), "Declined")
        XCTAssertEqual(failure(exception: exception), "TimeoutError: no answer")
        XCTAssertEqual(
            failure("no money", attributes: ["error.type": "Declined"], exception: exception),
            "Declined: no money"
        )
        XCTAssertEqual(failure(), "failed, with neither error.type nor a message")
        XCTAssertNil(failure("ignored", attributes: ["error.type": "x"], code: .unset))
    }

    func testTheWaitNamesTheMessagingSystem() {
        func text(_ wait: QueueWait, _ attributes: TraceAttributes) -> String {
            SpanText.wait(wait, consumer: .stub("", kind: .consumer, id: "a", from: 0, to: 1, attributes: attributes))
        }
        XCTAssertEqual(text(.waited(12_300_000), [:]), "waited 12.3 ms in Kafka")
        XCTAssertEqual(text(.waited(12_300_000), ["messaging.system": "kafka"]), "waited 12.3 ms in Kafka")
        XCTAssertEqual(text(.atMost(5), ["messaging.system": "rabbitmq"]), "waited at most 5 ns in rabbitmq")
        XCTAssertEqual(text(.clockSkew(3_000_000), [:]), "clock skew: starts 3.00 ms before it was sent")
    }
}
