import XCTest

@testable import Tracing

final class InstrumentationSystemTests: XCTestCase {
    func testTheFirstBootstrapCounts() {
        var state = InstrumentationSystem.State()
        XCTAssertTrue(state.tracer is NoOpTracer)
        XCTAssertTrue(state.bootstrap(MultiplexInstrument([NoOpInstrument(), RecordingTracer()])))
        XCTAssertTrue(state.tracer is RecordingTracer)
        XCTAssertTrue(state.instrument is MultiplexInstrument)
        XCTAssertFalse(state.bootstrap(NoOpTracer()))
        XCTAssertTrue(state.tracer is RecordingTracer)
    }

    func testAnInstrumentThatIsNoTracerLeavesTheTracerSilent() {
        var state = InstrumentationSystem.State()
        XCTAssertTrue(state.bootstrap(NoOpInstrument()))
        XCTAssertTrue(state.tracer is NoOpTracer)
    }

    func testTheBootstrappedTracerServesTheFreeFunctions() async {
        let tracer = RecordingTracer()
        var state = InstrumentationSystem.State()
        XCTAssertTrue(state.bootstrap(tracer))
        let before = InstrumentationSystem.exchange(state)
        defer { _ = InstrumentationSystem.exchange(before) }

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
