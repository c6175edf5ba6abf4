/// Reads a value by key from a carrier, for instance a list of message headers.
///
/// OpenTelemetry calls this a Getter (specification, "Context Propagation", TextMap Propagator).
public protocol Extractor: Sendable {
    /// What values are read from.
    associatedtype Carrier: Sendable

    /// The value of `key` in `carrier`, or nil when it is not there.
    func extract(key: String, from carrier: Carrier) -> String?
}

/// Writes a value by key into a carrier, for instance a list of message headers.
///
/// OpenTelemetry calls this a Setter (specification, "Context Propagation", TextMap Propagator). A setter replaces:
/// afterwards the carrier holds the key once.
public protocol Injector: Sendable {
    /// What values are written into.
    associatedtype Carrier: Sendable

    /// Writes `value` under `key` into `carrier`, in place of any value already there.
    func inject(_ value: String, forKey key: String, into carrier: inout Carrier)
}

/// Carries a ``ServiceContext`` across a process boundary (OpenTelemetry specification, "Propagators API", TextMap
/// Propagator).
public protocol Instrument: Sendable {
    /// Reads what this instrument knows from `carrier` and stores it in `context`. When the carrier holds nothing valid,
    /// `context` is left as it was.
    func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier

    /// Writes what this instrument knows of `context` into `carrier`.
    func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier
}
