import Kafka
import KafkaTracing
import OTel
import Tracing
import XCTest

final class ExtractTraceContextTests: XCTestCase {
    override func setUp() {
        Fixture.bootstrap()
    }

    func testTheSpanInTheHeadersComesInAsARemoteOne() {
        let span = extractTraceContext(from: Fixture.foreign + [.traceparent(Fixture.parent)]).spanContext
        XCTAssertEqual(span?.traceID, Fixture.context(Fixture.parent).spanContext?.traceID)
        XCTAssertEqual(span?.spanID, Fixture.context(Fixture.parent).spanContext?.spanID)
        XCTAssertEqual(span?.traceFlags, [.sampled, .random])
        XCTAssertEqual(span?.isRemote, true)
    }

    func testHeadersWithoutAContextGiveAnEmptyOne() {
        for headers in [nil, [], Fixture.foreign, [.tracestate("vendor=1")]] as [[KafkaHeader]?] {
            XCTAssertTrue(extractTraceContext(from: headers).isEmpty, "\(headers as Any)")
        }
    }

    func testAnInvalidTraceparentGivesAnEmptyContext() {
        let values: [[UInt8]?] = [
            nil, [], [0xFF, 0xFE], Array(repeating: 0xFF, count: 55), Array(Fixture.parent.uppercased().utf8),
            Array("\"\(Fixture.parent)\"".utf8),
        ]
        for value in values {
            let headers = [KafkaHeader(key: "traceparent", value: value), .tracestate("vendor=1")]
            XCTAssertTrue(extractTraceContext(from: headers).isEmpty, "\(headers)")
        }
    }

    func testTheActiveContextIsNotMixedIn() {
        ServiceContext.withValue(Fixture.context(Fixture.parent)) {
            XCTAssertTrue(extractTraceContext(from: []).isEmpty)
        }
    }

    func testTwoDifferentTraceparentsStartANewTrace() {
        for other in [Fixture.otherParent, "", "nonsense"] {
            let headers: [KafkaHeader] = [.traceparent(Fixture.parent), .traceparent(other)]
            XCTAssertTrue(extractTraceContext(from: headers).isEmpty, other)
            XCTAssertTrue(extractTraceContext(from: headers.reversed()).isEmpty, other)
        }
    }

    func testANullTraceparentBesideAValidOneStartsANewTrace() {
        let headers = [KafkaHeader.traceparent(Fixture.parent), KafkaHeader(key: "traceparent")]
        XCTAssertTrue(extractTraceContext(from: headers).isEmpty)
    }

    func testTwoEqualTraceparentsCountOnce() {
        let headers = [.traceparent(Fixture.parent)] + Fixture.foreign + [.traceparent(Fixture.parent)]
        let span = extractTraceContext(from: headers).spanContext
        XCTAssertEqual(span?.spanID, Fixture.context(Fixture.parent).spanContext?.spanID)
    }

    func testSeveralTracestatesAreOneListInTheirOrder() {
        let headers: [KafkaHeader] = [
            .tracestate("b=1"), .traceparent(Fixture.parent), .tracestate("a=2"), KafkaHeader(key: "tracestate"),
        ]
        XCTAssertEqual(extractTraceContext(from: headers).spanContext?.traceState.headerValue, "b=1,a=2")
    }

    func testBaggageComesInWithoutATraceparentToo() {
        let headers = [KafkaHeader(key: "baggage", value: "a=1"), KafkaHeader(key: "baggage", value: "b=2")]
        let context = extractTraceContext(from: headers)
        XCTAssertEqual(context.baggage.get("a"), "1")
        XCTAssertEqual(context.baggage.get("b"), "2")
        XCTAssertNil(context.spanContext)
    }

    func testWhatInjectWritesExtractReads() throws {
        var context = Fixture.context(Fixture.unsampledParent, traceState: try TraceState().setting("v", to: "1"))
        try context.baggage.set("tenant", to: "ä,b")
        let read = extractTraceContext(from: injectTraceContext(context, into: Fixture.foreign))
        XCTAssertEqual(read.spanContext?.traceID, context.spanContext?.traceID)
        XCTAssertEqual(read.spanContext?.spanID, context.spanContext?.spanID)
        XCTAssertEqual(read.spanContext?.traceFlags, [])
        XCTAssertEqual(read.spanContext?.traceState, context.spanContext?.traceState)
        XCTAssertEqual(read.baggage, context.baggage)
    }
}
