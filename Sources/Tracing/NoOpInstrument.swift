/// An instrument that carries nothing: what a library sees before the application has bootstrapped one (OpenTelemetry
/// specification, "Propagators API", Global Propagators).
public struct NoOpInstrument: Instrument {
    /// Makes one.
    public init() {}

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
}
