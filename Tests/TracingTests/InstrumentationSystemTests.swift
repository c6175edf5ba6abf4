import Tracing
import XCTest

final class InstrumentationSystemTests: XCTestCase {
    /// One test, since a process bootstraps once.
    func testTheBootstrappedTracerServesTheFreeFunctions() async throws {
        XCTAssertTrue(InstrumentationSystem.tracer is NoOpTracer)
        let tracer = RecordingTracer()
        InstrumentationSystem.bootstrap(MultiplexInstrument([NoOpInstrument(), tracer]))
        XCTAssertTrue(InstrumentationSystem.tracer is RecordingTracer)
        XCTAssertTrue(InstrumentationSystem.instrument is MultiplexInstrument)

        let instant = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 5)
        startSpan("a", ofKind: .server).end()
        startSpan("b", at: instant).end()
        withSpan("c") { _ in }
        withSpan("d", at: instant) { _ in }
        await withSpan("e") { _ in await Task.yield() }
        await withSpan("f", at: instant) { _ in await Task.yield() }
        XCTAssertEqual(
            tracer.calls.filter { $0.hasPrefix("start") },
            [
                "start a server at TracerNow", "start b internal at Timestamp", "start c internal at TracerNow",
                "start d internal at Timestamp", "start e internal at TracerNow", "start f internal at Timestamp",
            ]
        )
    }
}
