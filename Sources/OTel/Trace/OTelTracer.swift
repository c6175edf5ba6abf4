import Tracing

/// The kit's tracer: starts spans, samples them, hands those that ended to a processor, and carries contexts across
/// processes (OpenTelemetry specification, "Tracing SDK", Tracer).
public struct OTelTracer: Tracer {
    private let shared: TracerSharedState

    /// Makes a tracer.
    ///
    /// - Parameters:
    ///   - resource: the service that the spans belong to.
    ///   - sampler: decides which spans are recorded.
    ///   - limits: how much one span may hold.
    ///   - idGenerator: makes trace and span ids.
    ///   - clock: tells the time wherever a caller does not.
    ///   - propagator: writes and reads contexts.
    ///   - processor: gets the spans that ended.
    ///   - isDisabled: whether spans are no-ops that stand for their parent, as `OTEL_SDK_DISABLED` asks for: nothing is
    ///     recorded, and a context that comes in goes out unchanged.
    ///   - report: gets one line for each span from which limits dropped something.
    public init(
        resource: Resource,
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler()),
        limits: SpanLimits = SpanLimits(),
        idGenerator: any IDGenerator = SystemIDGenerator(),
        clock: any WallClock = SystemWallClock(),
        propagator: any TextMapPropagator = CompositePropagator.w3c,
        processor: any SpanProcessor,
        isDisabled: Bool = false,
        report: @escaping @Sendable (String) -> Void = StandardError.warn
    ) {
        shared = TracerSharedState(
            resource: resource,
            sampler: sampler,
            limits: limits,
            idGenerator: idGenerator,
            clock: clock,
            propagator: propagator,
            processor: processor,
            isDisabled: isDisabled,
            report: report
        )
    }

    /// Starts a span: a child of the span in `context`, or the root of a new trace where there is no valid one.
    public func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> OTelSpan {
        let context = context()
        let parent = context.spanContext.flatMap { $0.isValid ? $0 : nil }
        guard !shared.isDisabled else { return noOpSpan(in: context, parent: parent, kind: kind) }

        let traceID = parent?.traceID ?? shared.idGenerator.nextTraceID()
        let sampling = shared.sampler.shouldSample(
            SamplingParameters(parent: parent, traceID: traceID, spanName: operationName, kind: kind)
        )

        var flags = parent?.traceFlags.intersection(.random) ?? (shared.idGenerator.makesRandomTraceIDs ? .random : [])
        if sampling.decision == .recordAndSample {
            flags.insert(.sampled)
        }

        return OTelSpan(
            context: context,
            spanContext: SpanContext(
                traceID: traceID,
                spanID: shared.idGenerator.nextSpanID(),
                traceFlags: flags,
                traceState: sampling.traceState
            ),
            parent: parent,
            kind: kind,
            startTime: shared.clock.resolve(instant()),
            recording: sampling.decision == .drop
                ? nil : OTelSpan.Recording(name: operationName, attributes: sampling.attributes, limits: shared.limits),
            shared: shared
        )
    }

    /// A span that records nothing and has its parent's context, or an invalid one, which is not injected (OpenTelemetry
    /// specification, "Tracing API", Behavior of the API in the absence of an installed SDK).
    private func noOpSpan(in context: ServiceContext, parent: SpanContext?, kind: SpanKind) -> OTelSpan {
        OTelSpan(
            context: context,
            spanContext: parent ?? SpanContext(traceID: TraceID(high: 0, low: 0), spanID: SpanID(0)),
            parent: parent,
            kind: kind,
            startTime: 0,
            recording: nil,
            shared: shared
        )
    }

    /// Returns when all spans that have ended are exported.
    public func forceFlush() {
        shared.processor.forceFlush()
    }

    /// Reads what the propagator knows from `carrier`.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        shared.propagator.extract(carrier, into: &context, using: extractor)
    }

    /// Writes what the propagator knows of `context` into `carrier`. A span that is not sampled travels too.
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        shared.propagator.inject(context, into: &carrier, using: injector)
    }
}
