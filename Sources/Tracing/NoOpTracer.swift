/// A tracer whose spans record nothing: what a library sees before the application has bootstrapped one (OpenTelemetry
/// specification, "Tracing API", Behavior of the API in the absence of an installed SDK).
public struct NoOpTracer: Tracer {
    /// Makes one.
    public init() {}

    /// A span that records nothing and keeps the caller's context, so that a context passing through survives.
    public func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> NoOpSpan {
        NoOpSpan(context: context())
    }

    /// Does nothing.
    public func forceFlush() {}

    /// Leaves `context` as it is.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {}

    /// Leaves `carrier` as it is.
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {}

    /// A span that records nothing (OpenTelemetry specification, "Tracing API", Wrapping a SpanContext in a Span).
    public struct NoOpSpan: Tracing.Span {
        /// The context that the span was started with.
        public let context: ServiceContext

        /// Always false.
        public var isRecording: Bool { false }

        /// Always `noop`; setting it does nothing.
        public var operationName: String {
            get { "noop" }
            nonmutating set {}
        }

        /// Always empty; setting them does nothing.
        public var attributes: SpanAttributes {
            get { [:] }
            nonmutating set {}
        }

        /// Does nothing.
        public func setStatus(_ status: SpanStatus) {}

        /// Does nothing.
        public func addEvent(_ event: SpanEvent) {}

        /// Does nothing.
        public func recordError<Instant: TracerInstant>(
            _ error: any Error,
            attributes: SpanAttributes,
            at instant: @autoclosure () -> Instant
        ) {}

        /// Does nothing.
        public func addLink(_ link: SpanLink) {}

        /// Does nothing.
        public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {}
    }
}
