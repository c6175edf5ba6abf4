import OTel
import Synchronization
import Tracing

/// A clock that stands still until it is moved.
final class StandingClock: WallClock {
    private let nanoseconds = Mutex<UInt64>(1_000)

    var nanosecondsSinceEpoch: UInt64 { nanoseconds.withLock { $0 } }

    func advance(by amount: UInt64) {
        nanoseconds.withLock { $0 += amount }
    }
}

/// Ids 1, 2, 3 and so on.
final class CountingIDGenerator: IDGenerator {
    private let count = Mutex<UInt64>(0)
    let makesRandomTraceIDs: Bool

    init(makesRandomTraceIDs: Bool = false) {
        self.makesRandomTraceIDs = makesRandomTraceIDs
    }

    private func next() -> UInt64 {
        count.withLock { count in
            count += 1
            return count
        }
    }

    func nextTraceID() -> TraceID { TraceID(high: 0, low: next()) }
    func nextSpanID() -> SpanID { SpanID(next()) }
}

/// A tracer with a standing clock and counted ids, and the spans that it exported.
struct TestBench {
    let clock = StandingClock()
    let exporter = InMemorySpanExporter()
    let tracer: OTelTracer

    init(
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()),
        idGenerator: any IDGenerator = CountingIDGenerator()
    ) {
        tracer = OTelTracer(
            resource: Resource(serviceName: "shop"),
            sampler: sampler,
            idGenerator: idGenerator,
            clock: clock,
            processor: SimpleSpanProcessor(exporter: exporter)
        )
    }

    var spans: [SpanData] { exporter.finishedSpans }

    /// A context as it comes from another process.
    static func remote(flags: TraceFlags, traceState: TraceState = TraceState()) -> ServiceContext {
        var context = ServiceContext.topLevel
        context.spanContext = SpanContext(
            traceID: TraceID(high: 0xA, low: 0xB),
            spanID: SpanID(0xC),
            traceFlags: flags,
            traceState: traceState,
            isRemote: true
        )
        return context
    }
}
