/// Several instruments that act as one, in the order in which they were given (OpenTelemetry specification,
/// "Propagators API", Composite Propagator).
public struct MultiplexInstrument: Instrument {
    private let instruments: [any Instrument]

    /// Combines `instruments`.
    public init(_ instruments: [any Instrument]) {
        self.instruments = instruments
    }

    /// The first of the combined instruments for which `predicate` holds.
    func firstInstrument(where predicate: (any Instrument) -> Bool) -> (any Instrument)? {
        instruments.first(where: predicate)
    }

    /// Lets every instrument extract in turn.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        for instrument in instruments {
            instrument.extract(carrier, into: &context, using: extractor)
        }
    }

    /// Lets every instrument inject in turn.
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        for instrument in instruments {
            instrument.inject(context, into: &carrier, using: injector)
        }
    }
}
