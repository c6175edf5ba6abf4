import Tracing

/// Several propagators as one, in order (OpenTelemetry specification, "Propagators API", Composite Propagator).
public struct CompositePropagator: TextMapPropagator {
    private let propagators: [any TextMapPropagator]

    /// Combines `propagators`.
    public init(_ propagators: [any TextMapPropagator]) {
        self.propagators = propagators
    }

    /// The default of `OTEL_PROPAGATORS`: `tracecontext,baggage`.
    public static var w3c: CompositePropagator {
        CompositePropagator([W3CTraceContextPropagator(), W3CBaggagePropagator()])
    }

    /// The keys that all of them write.
    public var fields: [String] { propagators.flatMap(\.fields) }

    /// Lets every propagator extract in turn.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        // By index: a loop over the elements would copy each.
        for index in propagators.indices {
            propagators[index].extract(carrier, into: &context, using: extractor)
        }
    }

    /// Lets every propagator inject in turn.
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        // By index: a loop over the elements would copy each.
        for index in propagators.indices {
            propagators[index].inject(context, into: &carrier, using: injector)
        }
    }
}
