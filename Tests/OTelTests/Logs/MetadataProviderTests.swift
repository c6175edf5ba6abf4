import Logging
import OTel
import Tracing
import XCTest

final class MetadataProviderTests: XCTestCase {
    private func metadata(
        in spanContext: SpanContext?,
        of provider: Logger.MetadataProvider = .otel
    ) -> Logger.Metadata {
        var context = ServiceContext.topLevel
        context.spanContext = spanContext
        return ServiceContext.withValue(context) { provider.get() }
    }

    private let ids = (trace: TraceID(high: 0xA, low: 0xB), span: SpanID(0xC))

    func testTheIDsOfTheActiveSpanStandUnderTheSpecificationsKeys() {
        XCTAssertEqual(
            metadata(in: SpanContext(traceID: ids.trace, spanID: ids.span, traceFlags: [.sampled, .random])),
            ["trace_id": "000000000000000a000000000000000b", "span_id": "000000000000000c", "trace_flags": "03"]
        )
    }

    func testASpanThatIsNotSampledHasIDsToo() {
        XCTAssertEqual(
            metadata(in: SpanContext(traceID: ids.trace, spanID: ids.span))["trace_flags"],
            "00"
        )
    }

    func testFlagsThatTheSpecificationDoesNotKnowAreNotShown() {
        let flags = TraceFlags(rawValue: 0xFD)
        XCTAssertEqual(
            metadata(in: SpanContext(traceID: ids.trace, spanID: ids.span, traceFlags: flags))["trace_flags"],
            "01"
        )
    }

    func testWithoutAnActiveSpanThereIsNothing() {
        XCTAssertEqual(ServiceContext.withValue(nil) { Logger.MetadataProvider.otel.get() }, [:])
        XCTAssertEqual(metadata(in: nil), [:])
        XCTAssertEqual(metadata(in: SpanContext(traceID: TraceID(high: 0, low: 0), spanID: ids.span)), [:])
        XCTAssertEqual(metadata(in: SpanContext(traceID: ids.trace, spanID: SpanID(0))), [:])
    }

    func testTheKeysCanBeOthers() {
        let provider = Logger.MetadataProvider.otel(traceIDKey: "t", spanIDKey: "s", traceFlagsKey: "f")
        XCTAssertEqual(
            metadata(in: SpanContext(traceID: ids.trace, spanID: ids.span), of: provider),
            ["t": "000000000000000a000000000000000b", "s": "000000000000000c", "f": "00"]
        )
    }

    func testInsideASpanTheIDsAreThatSpans() {
        let tracer = TestBench().tracer
        tracer.withSpan("outer", context: .topLevel) { outer in
            let before = Logger.MetadataProvider.otel.get()
            tracer.withSpan("inner") { inner in
                let ids = inner.context.spanContext
                XCTAssertEqual(Logger.MetadataProvider.otel.get()["span_id"]?.description, ids?.spanID.description)
                XCTAssertEqual(Logger.MetadataProvider.otel.get()["trace_id"], before["trace_id"])
                XCTAssertNotEqual(Logger.MetadataProvider.otel.get()["span_id"], before["span_id"])
            }
        }
    }
}
