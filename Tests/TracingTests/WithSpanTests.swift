import Tracing
import XCTest

final class WithSpanTests: XCTestCase {
    private struct Refused: Error {}

    private let tracer = RecordingTracer()

    func testTheSpanEndsAfterTheOperation() {
        let result = tracer.withSpan("work", ofKind: .producer) { _ in
            tracer.note("operation")
            return 7
        }
        XCTAssertEqual(result, 7)
        XCTAssertEqual(tracer.calls, ["start work producer at TracerNow", "operation", "end at TracerNow"])
    }

    func testAnErrorIsRecordedSetsTheStatusAndIsThrownOn() async {
        do {
            try await tracer.withSpan("work") { _ in
                await Task.yield()
                throw Refused()
            }
            XCTFail("the error was swallowed")
        } catch {
            XCTAssertTrue(error is Refused)
        }
        XCTAssertEqual(
            tracer.calls,
            ["start work internal at TracerNow", "error Refused()", "status error", "end at TracerNow"]
        )
    }

    func testTheSpansContextIsActiveInsideTheOperationOnly() async {
        XCTAssertNil(ServiceContext.current?.spanName)
        tracer.withSpan("outer") { _ in
            XCTAssertEqual(ServiceContext.current?.spanName, "outer")
            tracer.withSpan("inner") { _ in XCTAssertEqual(ServiceContext.current?.spanName, "inner") }
            XCTAssertEqual(ServiceContext.current?.spanName, "outer")
        }
        await tracer.withSpan("asynchronous") { _ in
            await Task.yield()
            XCTAssertEqual(ServiceContext.current?.spanName, "asynchronous")
        }
        XCTAssertNil(ServiceContext.current?.spanName)
    }

    func testAGivenInstantIsPassedOn() {
        let instant = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 5)
        tracer.withSpan("work", at: instant) { _ in }
        tracer.startSpan("more", at: instant).end(at: instant)
        XCTAssertEqual(
            tracer.calls,
            [
                "start work internal at Timestamp", "end at TracerNow", "start more internal at Timestamp",
                "end at Timestamp",
            ]
        )
    }

    func testAnActorKeepsItsIsolationInsideWithSpan() async {
        actor Counter {
            var count = 0
            func count(with tracer: RecordingTracer) async {
                await tracer.withSpan("count") { _ in
                    count += 1
                    await Task.yield()
                    count += 1
                }
            }
        }
        let counter = Counter()
        await counter.count(with: tracer)
        let count = await counter.count
        XCTAssertEqual(count, 2)
    }

    func testTheConveniencesOfASpanReachItsRequirements() {
        let span = tracer.startSpan("work")
        span.updateAttributes { $0["another"] = 1 }
        span.recordError(Refused())
        span.addLink(tracer.startSpan("other"))
        span.end()
        XCTAssertEqual(
            tracer.calls,
            [
                "start work internal at TracerNow", "attributes 2", "error Refused()",
                "start other internal at TracerNow", "link other", "end at TracerNow",
            ]
        )
    }

    func testWithoutABootstrapNothingIsRecordedAndTheContextPassesThrough() {
        var context = ServiceContext.topLevel
        context.spanName = "caller"
        NoOpTracer().withSpan("work", context: context) { span in
            XCTAssertFalse(span.isRecording)
            XCTAssertEqual(span.context.spanName, "caller")
            span.attributes["ignored"] = true
            XCTAssertTrue(span.attributes.isEmpty)
        }
    }
}
