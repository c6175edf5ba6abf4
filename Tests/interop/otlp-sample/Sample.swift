import OTel
import Tracing

/// The spans of the sample. otlp_expected.py says the same, in its own words.
struct Sample {
    private let exporter: any SpanExporter
    private let tracer: OTelTracer
    private let tracerOfPlainIDs: OTelTracer
    private let tracerOfAllSpans: OTelTracer

    /// The service that the sample speaks of.
    static let resource = Resource(attributes: [
        "service.name": "otlp-sample",
        "sample.note": .string(HostileText.quotes),
        "sample.instances": .int64Array([1, 2]),
    ])

    /// Another one.
    static let otherResource = Resource(serviceName: "otlp-sample-billing")

    init(exporter: any SpanExporter) {
        let processor = SimpleSpanProcessor(exporter: exporter)
        func tracer(ids: CountingIDs, sampler: any Sampler) -> OTelTracer {
            OTelTracer(
                resource: Self.resource,
                sampler: sampler,
                idGenerator: ids,
                clock: FixedTime(),
                processor: processor
            )
        }
        let parentBased = ParentBasedSampler(root: AlwaysOnSampler())
        self.exporter = exporter
        self.tracer = tracer(ids: CountingIDs(after: 0, random: true), sampler: parentBased)
        tracerOfPlainIDs = tracer(ids: CountingIDs(after: 1000, random: false), sampler: parentBased)
        tracerOfAllSpans = tracer(ids: CountingIDs(after: 2000, random: true), sampler: AlwaysOnSampler())
    }

    func write() {
        writeKinds()
        writeFamily()
        writeRemoteParents()
        writeStatuses()
        writeTimes()
        writeAttributes()
        writeHostileText()
        writeEvents()
        writeLinks()
        writeMany()
        writeBatch()
    }

    /// Runs `body` with a root span that lasts 10 ns.
    func root(_ name: String, _ body: (OTelSpan) -> Void) {
        let span = tracer.startSpan(name, context: .topLevel, at: instant(0))
        body(span)
        span.end(at: instant(10))
    }

    private func writeKinds() {
        let kinds: [(String, SpanKind)] = [
            ("internal", .internal), ("server", .server), ("client", .client), ("producer", .producer),
            ("consumer", .consumer),
        ]
        for (name, kind) in kinds {
            tracer.startSpan("kind \(name)", context: .topLevel, ofKind: kind, at: instant(1)).end(at: instant(2))
        }
    }

    private func writeFamily() {
        root("parent") { parent in
            let child = tracer.startSpan("child", context: parent.context, at: instant(3))
            child.operationName = "renamed child"
            child.end(at: instant(4))
            child.end(at: instant(5))
        }
        tracerOfPlainIDs.startSpan("root without random flag", context: .topLevel, at: instant(0)).end(at: instant(10))
    }

    private func writeRemoteParents() {
        let parents: [(String, OTelTracer, TraceFlags)] = [
            ("remote parent, sampled", tracer, .sampled),
            ("remote parent, sampled and random", tracer, [.sampled, .random]),
            ("remote parent, unsampled", tracer, []),
            ("remote parent, random", tracer, .random),
            ("remote parent, unsampled, kept", tracerOfAllSpans, []),
            ("remote parent, random, kept", tracerOfAllSpans, .random),
        ]
        for (name, tracer, flags) in parents {
            let context = Self.context(flags, traceState: "rojo=00f067aa0ba902b7,congo=t61r cWkgMzE", isRemote: true)
            tracer.startSpan(name, context: context, ofKind: .consumer, at: instant(0)).end(at: instant(10))
        }
    }

    private func writeStatuses() {
        root("status ok") { $0.setStatus(SpanStatus(code: .ok)) }
        root("status error") { $0.setStatus(SpanStatus(code: .error, message: "declined")) }
        root("status error without a message") { $0.setStatus(SpanStatus(code: .error)) }
    }

    private func writeTimes() {
        let first = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 1)
        let last = DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: .max)
        tracer.startSpan("all of time", context: .topLevel, at: first).end(at: last)
        tracer.startSpan("the tracer's time", context: .topLevel).end()
    }

    /// Spans of two services, by turns, in one export.
    private func writeBatch() {
        let batch = InMemorySpanExporter()
        let tracers = zip([Self.resource, Self.otherResource], [3000, 4000]).map { resource, start in
            OTelTracer(
                resource: resource,
                idGenerator: CountingIDs(after: start, random: true),
                clock: FixedTime(),
                processor: SimpleSpanProcessor(exporter: batch)
            )
        }
        for number in 0..<5 {
            tracers[number % 2].startSpan("batch \(number)", context: .topLevel, at: instant(0)).end(at: instant(10))
        }
        exporter.export(batch.finishedSpans)
    }

    /// A context of another process's or another part's span.
    static func context(_ flags: TraceFlags, traceState: String = "", isRemote: Bool) -> ServiceContext {
        var context = ServiceContext.topLevel
        context.spanContext = SpanContext(
            traceID: TraceID(high: 0x0AF7_6519_16CD_43DD, low: 0x8448_EB21_1C80_319C),
            spanID: SpanID(0xB7AD_6B71_6920_3331),
            traceFlags: flags,
            traceState: TraceState(parsing: traceState) ?? TraceState(),
            isRemote: isRemote
        )
        return context
    }
}
