import OTel
import Tracing
import XCTest

final class LimitReportTests: XCTestCase {
    private let reports = Lines()

    private func tracer(_ limits: SpanLimits = SpanLimits(), sampler: any Sampler = AlwaysOnSampler()) -> OTelTracer {
        OTelTracer(
            resource: Resource(serviceName: "shop"),
            sampler: sampler,
            limits: limits,
            processor: SimpleSpanProcessor(exporter: InMemorySpanExporter()),
            report: { [reports] in reports.append($0) }
        )
    }

    private func writeTooMuch(to tracer: OTelTracer, name: String = "process orders") {
        let span = tracer.startSpan(name, context: .topLevel, ofKind: .consumer)
        let attributes: SpanAttributes = ["a": 1, "b": 2, "c": 3]
        span.attributes = attributes
        for _ in 0..<3 {
            span.addEvent(SpanEvent(name: "retry", attributes: attributes))
            span.addLink(SpanLink(context: span.context, attributes: attributes))
        }
        XCTAssertEqual(reports.all, [], "nothing is reported before the span ends")
        span.end()
        span.end()
    }

    func testASpanThatLostSomethingIsReportedOnceWhenItEnds() {
        writeTooMuch(
            to: tracer(
                SpanLimits(
                    attributeCountLimit: 2,
                    eventCountLimit: 1,
                    linkCountLimit: 2,
                    attributePerEventCountLimit: 2,
                    attributePerLinkCountLimit: 1
                )
            )
        )
        XCTAssertEqual(
            reports.all,
            [
                #"span "process orders" is over its limits and lost 1 attribute (OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT), "#
                    + "2 events (OTEL_SPAN_EVENT_COUNT_LIMIT), 1 link (OTEL_SPAN_LINK_COUNT_LIMIT), "
                    + "1 event attribute (OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT), "
                    + "4 link attributes (OTEL_LINK_ATTRIBUTE_COUNT_LIMIT)"
            ]
        )
    }

    func testASpanWithinItsLimitsIsNotReported() {
        writeTooMuch(to: tracer())
        XCTAssertEqual(reports.all, [])
    }

    func testASpanThatIsNotSampledIsNotReported() {
        writeTooMuch(to: tracer(SpanLimits(attributeCountLimit: 0), sampler: AlwaysOffSampler()))
        XCTAssertEqual(reports.all, [])
    }

    func testANameFromOutsideCannotBreakTheLine() {
        writeTooMuch(to: tracer(SpanLimits(linkCountLimit: 0)), name: "a\n\u{1B}[2J")
        XCTAssertEqual(
            reports.all,
            [#"span "a\n\u{1B}[2J" is over its limits and lost 3 links (OTEL_SPAN_LINK_COUNT_LIMIT)"#]
        )
    }
}
