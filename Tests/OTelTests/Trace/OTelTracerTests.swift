import Tracing
import XCTest

@testable import OTel

final class OTelTracerTests: XCTestCase {
    func testASpanWithoutParentIsTheRootOfANewTrace() throws {
        let bench = TestBench()
        bench.tracer.withSpan("root", context: .topLevel) { _ in }
        bench.tracer.withSpan("other", context: .topLevel) { _ in }
        XCTAssertEqual(bench.spans.map(\.parent), [nil, nil])
        XCTAssertNotEqual(bench.spans[0].context.traceID, bench.spans[1].context.traceID)
        XCTAssertEqual(bench.spans[0].context.traceFlags, .sampled)
    }

    func testAChildStaysInItsParentsTrace() {
        let bench = TestBench()
        bench.tracer.withSpan("parent", context: .topLevel) { _ in bench.tracer.withSpan("child") { _ in } }
        let (child, parent) = (bench.spans[0], bench.spans[1])
        XCTAssertEqual(child.parent, parent.context)
        XCTAssertEqual(child.context.traceID, parent.context.traceID)
        XCTAssertNotEqual(child.context.spanID, parent.context.spanID)
        XCTAssertEqual(child.parent?.isRemote, false)
    }

    func testAnInvalidParentCountsAsNone() {
        let bench = TestBench()
        var context = ServiceContext.topLevel
        context.spanContext = SpanContext(traceID: TraceID(high: 0, low: 0), spanID: SpanID(1))
        bench.tracer.withSpan("root", context: context) { _ in }
        XCTAssertNil(bench.spans[0].parent)
        XCTAssertTrue(bench.spans[0].context.isValid)
    }

    func testTheRandomFlagOfANewTraceIsTheGenerators() {
        for isRandom in [false, true] {
            let bench = TestBench(idGenerator: CountingIDGenerator(makesRandomTraceIDs: isRandom))
            bench.tracer.withSpan("root", context: .topLevel) { _ in }
            XCTAssertEqual(bench.spans[0].context.traceFlags, isRandom ? [.sampled, .random] : .sampled)
        }
    }

    func testTheRandomFlagOfAParentIsCopiedInBothDirections() {
        for flags in [TraceFlags.sampled, [.sampled, .random]] {
            let bench = TestBench(idGenerator: CountingIDGenerator(makesRandomTraceIDs: !flags.contains(.random)))
            bench.tracer.withSpan("child", context: TestBench.remote(flags: flags)) { _ in }
            XCTAssertEqual(bench.spans[0].context.traceFlags, flags)
        }
    }

    func testTheParentsTraceStateIsPassedOn() throws {
        let bench = TestBench()
        let traceState = try XCTUnwrap(TraceState(parsing: "vendor=1"))
        bench.tracer.withSpan("child", context: TestBench.remote(flags: .sampled, traceState: traceState)) { _ in }
        XCTAssertEqual(bench.spans[0].context.traceState, traceState)
    }

    func testAnUnsampledSpanIsNotExportedAndTravelsAllTheSame() throws {
        let bench = TestBench(sampler: AlwaysOffSampler())
        let span = bench.tracer.startSpan("unseen", context: .topLevel)
        XCTAssertFalse(span.isRecording)
        XCTAssertTrue(span.spanContext.isValid)
        var headers: [String: String] = [:]
        bench.tracer.inject(span.context, into: &headers, using: DictionaryInjector())
        span.end()
        XCTAssertEqual(bench.spans.count, 0)
        XCTAssertEqual(headers["traceparent"], "00-\(span.spanContext.traceID)-\(span.spanContext.spanID)-00")
    }

    func testARecordOnlySpanRecordsAndIsNotExported() {
        struct RecordOnly: Sampler {
            let description = "RecordOnly"
            func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
                SamplingResult(decision: .recordOnly, traceState: TraceState())
            }
        }
        let bench = TestBench(sampler: RecordOnly())
        let span = bench.tracer.startSpan("local", context: .topLevel)
        XCTAssertTrue(span.isRecording)
        XCTAssertFalse(span.spanContext.isSampled)
        span.end()
        XCTAssertEqual(bench.spans.count, 0)
    }

    func testATaskLocalTracerServesTheTaskThatItIsBoundTo() async {
        let (shop, billing) = (TestBench(), TestBench())
        let tracer = TaskLocalTracer()
        await TaskLocalTracer.withTracer(shop.tracer) {
            tracer.withSpan("in shop", context: .topLevel) { _ in }
            async let child: Void = tracer.withSpan("in a child task", context: .topLevel) { _ in }
            await child
        }
        await TaskLocalTracer.withTracer(billing.tracer) {
            tracer.withSpan("in billing", context: .topLevel) { _ in }
        }
        XCTAssertEqual(shop.spans.map(\.name), ["in shop", "in a child task"])
        XCTAssertEqual(billing.spans.map(\.name), ["in billing"])
    }
}

private struct DictionaryInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
}
