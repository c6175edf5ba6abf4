import OTel
import Tracing
import XCTest

final class W3CTraceContextPropagatorTests: XCTestCase {
    private let propagator = W3CTraceContextPropagator()
    private let ids = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
    private let traceID = TraceID(high: 0x0af7_6519_16cd_43dd, low: 0x8448_eb21_1c80_319c)
    private let spanID = SpanID(0xb7ad_6b71_6920_3331)

    private func context(
        traceID: TraceID? = nil,
        spanID: SpanID? = nil,
        flags: TraceFlags = .sampled,
        state: TraceState = TraceState()
    ) -> ServiceContext {
        var context = ServiceContext.topLevel
        context.spanContext = SpanContext(
            traceID: traceID ?? self.traceID,
            spanID: spanID ?? self.spanID,
            traceFlags: flags,
            traceState: state
        )
        return context
    }

    func testItsFieldsAreTheTwoLowercaseHeaders() {
        XCTAssertEqual(propagator.fields, ["traceparent", "tracestate"])
    }

    // MARK: - Extract

    func testTracestateIsReadBesideAValidTraceparent() {
        let spanContext = propagator.extracted(["traceparent": "00-\(ids)-01", "tracestate": "rojo=1, congo=2"])
            .spanContext
        XCTAssertEqual(spanContext?.traceState.headerValue, "rojo=1,congo=2")
    }

    func testTracestateAloneGivesNothing() {
        XCTAssertNil(propagator.extracted(["tracestate": "rojo=1"]).spanContext)
    }

    func testTracestateBesideAnInvalidTraceparentGivesNothing() {
        XCTAssertNil(propagator.extracted(["traceparent": "ff-\(ids)-01", "tracestate": "rojo=1"]).spanContext)
    }

    func testAMalformedTracestateLeavesTheTraceparentValid() {
        for state in ["rojo", "rojo=1,rojo=2", "Rojo=1", "rojo=1\r\n", "=1", ",=", "\u{0}"] {
            let spanContext = propagator.extracted(["traceparent": "00-\(ids)-01", "tracestate": state]).spanContext
            XCTAssertEqual(spanContext?.traceID, traceID, state.debugDescription)
            XCTAssertEqual(spanContext?.traceState.isEmpty, true, state.debugDescription)
        }
    }

    func testWithoutAValidTraceparentTheContextStaysAsItWas() {
        let active = context(flags: [.sampled, .random])
        let headers: [TestHeaders] = [
            [:], ["traceparent": ""], ["traceparent": "ff-\(ids)-01"], ["tracestate": "rojo=1"],
            ["Traceparent": "00-\(ids)-01"],
        ]
        for headers in headers {
            XCTAssertEqual(propagator.extracted(headers, into: active).spanContext, active.spanContext, "\(headers)")
            XCTAssertTrue(propagator.extracted(headers).isEmpty, "\(headers)")
        }
    }

    func testAValidTraceparentReplacesTheSpanContextAndNothingElse() throws {
        var active = context(traceID: TraceID(high: 1, low: 1), state: try TraceState().setting("old", to: "1"))
        try active.baggage.set("user", to: "alice")
        let extracted = propagator.extracted(["traceparent": "00-\(ids)-02"], into: active)
        XCTAssertEqual(
            extracted.spanContext,
            SpanContext(traceID: traceID, spanID: spanID, traceFlags: .random, isRemote: true)
        )
        XCTAssertEqual(extracted.baggage.get("user"), "alice")
    }

    // MARK: - Inject

    func testInjectWritesVersion00() {
        XCTAssertEqual(propagator.injected(context()), ["traceparent": "00-\(ids)-01"])
    }

    func testLeadingZerosOfIdsAreWritten() {
        XCTAssertEqual(
            propagator.injected(context(traceID: TraceID(high: 0, low: 0xa), spanID: SpanID(0xb), flags: [])),
            ["traceparent": "00-0000000000000000000000000000000a-000000000000000b-00"]
        )
    }

    func testAnUnsampledContextIsWrittenToo() {
        XCTAssertEqual(propagator.injected(context(flags: [])), ["traceparent": "00-\(ids)-00"])
    }

    func testOnlyKnownFlagsAreWritten() {
        XCTAssertEqual(
            propagator.injected(context(flags: TraceFlags(rawValue: 0xFF))),
            ["traceparent": "00-\(ids)-03"]
        )
    }

    func testAnInvalidSpanContextWritesNothing() {
        let present: TestHeaders = ["other": "1"]
        for context in [
            .topLevel, context(traceID: TraceID(high: 0, low: 0)), context(spanID: SpanID(0)),
        ] {
            XCTAssertEqual(propagator.injected(context, into: present), present)
        }
    }

    func testTracestateIsWrittenWhenThereIsSomethingInIt() throws {
        let state = try TraceState().setting("congo", to: "2").setting("rojo", to: "1")
        XCTAssertEqual(
            propagator.injected(context(state: state)),
            ["traceparent": "00-\(ids)-01", "tracestate": "rojo=1,congo=2"]
        )
    }

    func testATracestateOfWhichNothingFitsIsNotWritten() throws {
        let state = try TraceState().setting(
            String(repeating: "k", count: 256),
            to: String(repeating: "v", count: 256)
        )
        XCTAssertFalse(state.isEmpty)
        XCTAssertEqual(propagator.injected(context(state: state)), ["traceparent": "00-\(ids)-01"])
    }

    func testOtherHeadersSurviveAndAnOldTraceparentDoesNot() {
        XCTAssertEqual(
            propagator.injected(context(), into: ["other": "1", "traceparent": "old"]),
            ["other": "1", "traceparent": "00-\(ids)-01"]
        )
    }

    func testAHigherVersionGoesOutAs00WithoutItsUnknownFields() {
        let extracted = propagator.extracted(["traceparent": "cc-\(ids)-ff-future"])
        XCTAssertEqual(propagator.injected(extracted), ["traceparent": "00-\(ids)-03"])
    }

    func testTheCompositeCarriesTraceContextAndBaggage() {
        let headers: TestHeaders = ["traceparent": "00-\(ids)-03", "tracestate": "a=1", "baggage": "k=v"]
        let w3c = CompositePropagator.w3c
        XCTAssertEqual(w3c.injected(w3c.extracted(headers)), headers)
        XCTAssertEqual(w3c.fields, ["traceparent", "tracestate", "baggage"])
    }
}
