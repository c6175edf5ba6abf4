import Tracing

/// Carries ``Baggage`` in the header `baggage` (W3C Baggage; OpenTelemetry specification, "Baggage API", section
/// "Propagation").
public struct W3CBaggagePropagator: TextMapPropagator {
    private static let baggage = "baggage"

    /// Makes one.
    public init() {}

    /// `baggage`.
    public var fields: [String] { [Self.baggage] }

    /// Replaces the baggage of `context` by what `carrier` says; see ``Baggage/init(parsing:)``.
    ///
    /// Where no member can be read, `context` stays as it was (OpenTelemetry specification, "Propagators API", section
    /// "Extract"). The "Baggage API" would clear it when a header is there and unreadable; the rule for all propagators
    /// is followed instead, for so a broken header does no harm.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        guard let header = extractor.extract(key: Self.baggage, from: carrier) else { return }
        let baggage = Baggage(parsing: header)
        if !baggage.isEmpty {
            context.baggage = baggage
        }
    }

    /// Writes the baggage of `context` into `carrier`; see ``Baggage/headerValue``. Without any, nothing is written,
    /// and a header that `carrier` already holds stays: clear a reused carrier of ``fields`` first (OpenTelemetry
    /// specification, "Propagators API", section "Fields").
    public func inject<Carrier, Inject>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        let baggage = context.baggage
        guard !baggage.isEmpty else { return }
        let header = baggage.headerValue
        if !header.isEmpty {
            injector.inject(header, forKey: Self.baggage, into: &carrier)
        }
    }
}
