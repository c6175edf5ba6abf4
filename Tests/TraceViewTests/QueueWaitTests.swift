import XCTest

@testable import TraceView

final class QueueWaitTests: XCTestCase {
    private let producer = TraceSpan.stub("send", kind: .producer, id: "a", from: 100, to: 200)

    private func wait(from start: Int) -> QueueWait? {
        QueueWait(producer: producer, consumer: .stub("process", kind: .consumer, id: "b", from: start, to: 900))
    }

    func testTheWaitRunsFromTheAcknowledgementToTheHandler() {
        XCTAssertEqual(wait(from: 250), .waited(50_000))
        XCTAssertEqual(wait(from: 200), .waited(0))
    }

    func testAHandlerThatBeginsBeforeTheAcknowledgementGivesAnUpperBound() {
        XCTAssertEqual(wait(from: 199), .atMost(99_000))
        XCTAssertEqual(wait(from: 100), .atMost(0))
    }

    func testAHandlerThatBeginsBeforeTheSendShowsClockSkew() {
        XCTAssertEqual(wait(from: 99), .clockSkew(1000))
    }

    func testWithoutTheProducersEndTheWaitIsAnUpperBound() {
        var unfinished = producer
        unfinished.endTimeUnixNano = 0
        let consumer = TraceSpan.stub("process", kind: .consumer, id: "b", from: 250, to: 900)
        XCTAssertEqual(QueueWait(producer: unfinished, consumer: consumer), .atMost(150_000))
    }

    func testOtherKindsAndMissingTimesHaveNoWait() {
        let client = TraceSpan.stub("poll", kind: .client, id: "b", from: 250, to: 900)
        XCTAssertNil(QueueWait(producer: producer, consumer: client))
        XCTAssertNil(QueueWait(producer: client, consumer: .stub("p", kind: .consumer, id: "c", from: 950, to: 960)))
        var timeless = TraceSpan.stub("process", kind: .consumer, id: "b", from: 250, to: 900)
        timeless.startTimeUnixNano = 0
        XCTAssertNil(QueueWait(producer: producer, consumer: timeless))
    }

    func testTheStartOfAWaitNeverUnderflows() {
        XCTAssertEqual(QueueWait.waited(40).start(before: 100), 60)
        XCTAssertEqual(QueueWait.atMost(40).start(before: 100), 60)
        XCTAssertNil(QueueWait.waited(40).start(before: 39))
        XCTAssertNil(QueueWait.clockSkew(40).start(before: 100))
    }
}
