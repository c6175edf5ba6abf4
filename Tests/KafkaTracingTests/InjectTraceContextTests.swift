import Kafka
import KafkaTracing
import OTel
import Tracing
import XCTest

final class InjectTraceContextTests: XCTestCase {
    override func setUp() {
        Fixture.bootstrap()
    }

    private func state(_ value: String) throws -> TraceState {
        try TraceState().setting("vendor", to: value)
    }

    func testANilListAndAnEmptyOneGetTheTraceparent() {
        let context = Fixture.context(Fixture.parent)
        XCTAssertEqual(injectTraceContext(context, into: nil), [.traceparent(Fixture.parent)])
        XCTAssertEqual(injectTraceContext(context, into: []), [.traceparent(Fixture.parent)])
    }

    func testAnUnsampledContextIsWrittenToo() {
        let context = Fixture.context(Fixture.unsampledParent)
        XCTAssertEqual(injectTraceContext(context, into: nil), [.traceparent(Fixture.unsampledParent)])
    }

    func testTracestateAndBaggageAreWrittenWhereThereAreSome() throws {
        var context = Fixture.context(Fixture.parent, traceState: try state("1"))
        try context.baggage.set("tenant", to: "a")
        XCTAssertEqual(
            injectTraceContext(context, into: nil),
            [
                .traceparent(Fixture.parent), .tracestate("vendor=1"),
                KafkaHeader(key: "baggage", value: "tenant=a"),
            ]
        )
    }

    func testWhatAnEarlierHopWroteIsReplacedAndOtherHeadersStay() throws {
        let given = [.traceparent(Fixture.otherParent), .tracestate("old=1")] + Fixture.foreign + [.traceparent("x")]
        let context = Fixture.context(Fixture.parent, traceState: try state("2"))
        XCTAssertEqual(
            injectTraceContext(context, into: given),
            Fixture.foreign + [.traceparent(Fixture.parent), .tracestate("vendor=2")]
        )
    }

    func testAStaleTracestateGoesWithItsTraceparent() {
        let given: [KafkaHeader] = [.tracestate("old=1"), .traceparent(Fixture.otherParent), .tracestate("older=1")]
        XCTAssertEqual(
            injectTraceContext(Fixture.context(Fixture.parent), into: given),
            [.traceparent(Fixture.parent)]
        )
    }

    func testWithoutASpanNothingChanges() {
        let given = [.tracestate("old=1")] + Fixture.foreign + [.traceparent(Fixture.otherParent)]
        XCTAssertEqual(injectTraceContext(.topLevel, into: given), given)
        XCTAssertEqual(injectTraceContext(.topLevel, into: nil), [])
    }

    func testBaggageWithoutASpanLeavesTheTraceAlone() throws {
        var context = ServiceContext.topLevel
        try context.baggage.set("tenant", to: "a")
        let given: [KafkaHeader] = [
            .traceparent(Fixture.parent), .tracestate("vendor=1"), KafkaHeader(key: "baggage", value: "tenant=old"),
        ]
        XCTAssertEqual(
            injectTraceContext(context, into: given),
            given.dropLast() + [KafkaHeader(key: "baggage", value: "tenant=a")]
        )
    }
}
