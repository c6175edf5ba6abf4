import OTel
import Tracing
import XCTest

final class OTelSpanTests: XCTestCase {
    private struct Refused: Error, CustomStringConvertible {
        let description = "the card was refused"
    }

    private let bench = TestBench()

    private func span(_ body: (OTelSpan) throws -> Void) rethrows -> SpanData {
        let span = bench.tracer.startSpan("work", context: .topLevel, ofKind: .consumer)
        try body(span)
        span.end()
        return bench.spans[bench.spans.count - 1]
    }

    func testTimesComeFromTheInjectedClock() {
        let data = span { span in
            bench.clock.advance(by: 40)
            span.addEvent("event")
            span.recordError(Refused())
            bench.clock.advance(by: 2)
        }
        XCTAssertEqual(data.startTime, 1_000)
        XCTAssertEqual(data.events.map(\.nanosecondsSinceEpoch), [1_040, 1_040])
        XCTAssertEqual(data.endTime, 1_042)
    }

    func testTimesThatTheCallerGivesAreKept() {
        let instant = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 7)
        let span = bench.tracer.startSpan("work", context: .topLevel, at: instant)
        span.addEvent(SpanEvent(name: "event", at: instant))
        span.end(at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 9))
        XCTAssertEqual(bench.spans[0].startTime, 7)
        XCTAssertEqual(bench.spans[0].events.map(\.nanosecondsSinceEpoch), [7])
        XCTAssertEqual(bench.spans[0].endTime, 9)
    }

    func testWhatIsSetIsExported() {
        let data = span { span in
            span.operationName = "renamed"
            span.attributes["a"] = 1
            span.updateAttributes { $0["b"] = "two" }
            span.addEvent(SpanEvent(name: "event", attributes: ["c": true]))
            span.setStatus(SpanStatus(code: .error, message: "refused"))
        }
        XCTAssertEqual(data.name, "renamed")
        XCTAssertEqual(data.kind, .consumer)
        XCTAssertEqual(data.attributes, ["a": 1, "b": "two"])
        XCTAssertEqual(data.events[0].attributes, ["c": true])
        XCTAssertEqual(data.status, SpanStatus(code: .error, message: "refused"))
        XCTAssertEqual(data.resource.serviceName, "shop")
    }

    func testARecordedErrorIsAnExceptionEventAndLeavesTheStatusUnset() throws {
        let data = span { $0.recordError(Refused(), attributes: ["order": "1001"]) }
        XCTAssertEqual(data.events.map(\.name), ["exception"])
        XCTAssertEqual(data.events[0].attributes.get("exception.message"), .string("the card was refused"))
        XCTAssertEqual(data.events[0].attributes.get("order"), .string("1001"))
        XCTAssertEqual(data.events[0].attributes.get("exception.type"), .string("OTelTests.OTelSpanTests.Refused"))
        XCTAssertNil(data.status)
    }

    func testAStatusOfOKIsFinal() {
        let data = span { span in
            span.setStatus(SpanStatus(code: .error))
            span.setStatus(SpanStatus(code: .ok))
            span.setStatus(SpanStatus(code: .error))
        }
        XCTAssertEqual(data.status?.code, .ok)
    }

    func testOnlyAnErrorKeepsItsMessage() {
        let data = span { $0.setStatus(SpanStatus(code: .ok, message: "no error, so nothing to say")) }
        XCTAssertEqual(data.status, SpanStatus(code: .ok))
    }

    func testALinkKeepsItsContextAndAttributesAndOneToNowhereIsIgnored() {
        let remote = TestBench.remote(flags: .sampled)
        let data = span { span in
            span.addLink(SpanLink(context: remote, attributes: ["messaging.kafka.offset": 3]))
            span.addLink(SpanLink(context: .topLevel, attributes: [:]))
        }
        XCTAssertEqual(data.links.map(\.context), [remote.spanContext])
        XCTAssertEqual(data.links[0].attributes, ["messaging.kafka.offset": 3])
    }

    func testNothingIsKeptAfterTheEndAndASecondEndIsIgnored() {
        let span = bench.tracer.startSpan("work", context: .topLevel)
        XCTAssertTrue(span.isRecording)
        span.end()
        XCTAssertFalse(span.isRecording)
        span.attributes["late"] = true
        span.end()
        XCTAssertEqual(bench.spans.count, 1)
        XCTAssertTrue(bench.spans[0].attributes.isEmpty)
    }

    func testManyTasksMayWriteToOneSpan() async {
        let span = bench.tracer.startSpan("work", context: .topLevel)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<100 {
                group.addTask { span.addEvent(SpanEvent(name: "\(index)")) }
            }
        }
        span.end()
        XCTAssertEqual(Set(bench.spans[0].events.map(\.name)).count, 100)
    }
}
