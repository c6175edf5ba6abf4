import Tracing

/// Carries the span context in `traceparent` and `tracestate` (W3C Trace Context level 2; OpenTelemetry specification,
/// "Propagators API", section "W3C Trace Context Requirements").
public struct W3CTraceContextPropagator: TextMapPropagator {
    private static let traceparent = "traceparent"
    private static let tracestate = "tracestate"

    /// Makes one.
    public init() {}

    /// `traceparent` and `tracestate`.
    public var fields: [String] { [Self.traceparent, Self.tracestate] }

    /// Stores what `carrier` says as a remote span context in `context`.
    ///
    /// Without a valid `traceparent`, `context` stays as it was (OpenTelemetry specification, "Propagators API",
    /// section "Extract") and `tracestate` is not looked at. A malformed `tracestate` is dropped alone (W3C Trace
    /// Context level 2, section 3.3 "Tracestate Header").
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        guard let header = extractor.extract(key: Self.traceparent, from: carrier),
            let parent = TraceParent(parsing: header)
        else { return }
        let state = extractor.extract(key: Self.tracestate, from: carrier).flatMap(TraceState.init(parsing:))
        context.spanContext = SpanContext(
            traceID: parent.traceID,
            spanID: parent.spanID,
            traceFlags: parent.flags,
            traceState: state ?? TraceState(),
            isRemote: true
        )
    }

    /// Writes the span context of `context` into `carrier`, sampled or not. Without a valid one, nothing is written.
    ///
    /// `tracestate` is written only when there is something in it, and an injector can replace a header but not remove
    /// one. So a carrier that may already hold headers, a forwarded message for instance, is to be cleared of
    /// ``fields`` first; else an old `tracestate` could stay beside the new `traceparent` (OpenTelemetry specification,
    /// "Propagators API", section "Fields").
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        guard let spanContext = context.spanContext, spanContext.isValid else { return }
        injector.inject(TraceParent(spanContext).headerValue, forKey: Self.traceparent, into: &carrier)
        let state = spanContext.traceState.headerValue
        if !state.isEmpty {
            injector.inject(state, forKey: Self.tracestate, into: &carrier)
        }
    }
}
