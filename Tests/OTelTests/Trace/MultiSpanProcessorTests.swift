import OTel
import Synchronization
import Tracing
import XCTest

final class MultiSpanProcessorTests: XCTestCase {
    private final class Noting: SpanProcessor {
        let calls = Mutex<[String]>([])

        func onEnd(_ span: SpanData) { calls.withLock { $0.append("end \(span.name)") } }
        func forceFlush() { calls.withLock { $0.append("flush") } }
        func shutdown() { calls.withLock { $0.append("shutdown") } }
    }

    func testEachProcessorGetsEveryCall() {
        let processors = [Noting(), Noting()]
        let multi = MultiSpanProcessor(processors)
        let tracer = OTelTracer(resource: Resource(), processor: multi)
        tracer.withSpan("work", context: .topLevel) { _ in }
        tracer.forceFlush()
        multi.shutdown()
        for processor in processors {
            XCTAssertEqual(processor.calls.withLock { $0 }, ["end work", "flush", "shutdown"])
        }
    }
}
