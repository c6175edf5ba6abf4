import Kafka
import LabKit
import OTel
import Synchronization
import TestSupport
import Tracing

/// What one run of one check works with: a broker, a clock, finished spans and random values, all its own.
public final class Bench: Sendable {
    /// Where the run's random values come from.
    public let seed: UInt64

    /// The clock that spans and records are stamped with.
    public let clock: ManualClock

    /// The broker that the subject sends to and receives from.
    public let broker: InMemoryBroker

    /// The steps that the subject has not done, as it met them.
    public let todos = TodoLog()

    private let exporter = InMemorySpanExporter()
    private let logExporter = InMemoryLogRecordExporter()
    private let idGenerator: RandomIDGenerator<SeededGenerator>
    private let random: Mutex<SeededGenerator>

    /// Sets up a bench whose random values repeat for the same seed.
    public init(seed: UInt64) {
        let clock = ManualClock()
        self.seed = seed
        self.clock = clock
        self.broker = InMemoryBroker(partitionsPerTopic: 3, now: { clock.millisecondsSinceEpoch })
        self.idGenerator = RandomIDGenerator(source: SeededGenerator(seed: seed))
        self.random = Mutex(SeededGenerator(seed: ~seed))
    }

    /// The spans that have ended, in the order in which they ended.
    public var spans: [SpanData] { exporter.finishedSpans }

    /// What was logged, in order, with the metadata of each message.
    public var logs: [LogRecord] { logExporter.records }

    /// Runs `operation` as the service called `name`, as if in a process of its own: no context is active at first.
    public func service<T>(
        _ name: String,
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()),
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        let resource = Resource(serviceName: name)
        let tracer = OTelTracer(
            resource: resource,
            sampler: sampler,
            idGenerator: idGenerator,
            clock: clock,
            processor: SimpleSpanProcessor(exporter: exporter),
            // A check that is about the limits has words of its own for them.
            report: { _ in }
        )
        let logging = LoggerProvider(resource: resource, clock: clock, exporter: logExporter)
        TaskLocalTracer.setFallback(tracer)
        TaskLocalLogging.setFallback(logging)
        return try await TaskLocalTracer.withTracer(tracer, isolation: isolation) {
            try await TaskLocalLogging.withProvider(logging, isolation: isolation) {
                try await ServiceContext.withValue(nil, isolation: isolation, operation: operation)
            }
        }
    }

    /// Runs `operation` as a service with this configuration: that of a manifest, say. What it records is among ``spans``,
    /// wherever the configuration would send it.
    public func service<T>(
        _ configuration: Configuration,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        let tracer = configuration.makeTracer(
            processor: SimpleSpanProcessor(exporter: exporter),
            idGenerator: idGenerator,
            clock: clock
        )
        let logging = LoggerProvider(resource: configuration.resource, clock: clock, exporter: logExporter)
        TaskLocalTracer.setFallback(tracer)
        TaskLocalLogging.setFallback(logging)
        return try await TaskLocalTracer.withTracer(tracer, isolation: isolation) {
            try await TaskLocalLogging.withProvider(logging, isolation: isolation) {
                try await ServiceContext.withValue(nil, isolation: isolation, operation: operation)
            }
        }
    }

    /// A random whole number.
    public func number(in range: ClosedRange<Int>) -> Int {
        random.withLock { Int.random(in: range, using: &$0) }
    }

    /// `prefix-` and eight random hexadecimal digits: a key, an order number, a payload.
    public func word(_ prefix: String) -> String {
        let digits = random.withLock { String(UInt32.random(in: .min ... .max, using: &$0), radix: 16) }
        return prefix + "-" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Random bytes.
    public func bytes(count: Int) -> [UInt8] {
        random.withLock { random in (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
    }

    /// The context of a span that somebody else started in another process, in a trace of its own.
    public func remoteSpanContext(
        flags: TraceFlags = [.sampled, .random],
        traceState: TraceState = TraceState()
    ) -> SpanContext {
        SpanContext(
            traceID: idGenerator.nextTraceID(),
            spanID: idGenerator.nextSpanID(),
            traceFlags: flags,
            traceState: traceState,
            isRemote: true
        )
    }
}
