import XCTest

@testable import Grading

final class CheckIDTests: XCTestCase {
    func testATestsNameBecomesTheChecksID() {
        let table = [
            "testProducerSpanHasKindProducer()": "producer-span-has-kind-producer",
            "testCorrelationIDIsOnTheMessage()": "correlation-id-is-on-the-message",
            "testMessageBHasNoTrace()": "message-b-has-no-trace",
            "testVersion00IsExactly55Characters()": "version00-is-exactly55-characters",
            "AppendsTheTraceparent": "appends-the-traceparent",
        ]
        for (function, id) in table {
            XCTAssertEqual(CheckID.ofTest(function), id)
        }
    }
}
