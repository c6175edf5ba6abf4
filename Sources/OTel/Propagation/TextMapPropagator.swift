import Tracing

/// An instrument that carries something as text under fixed keys (OpenTelemetry specification, "Propagators API",
/// TextMap Propagator).
public protocol TextMapPropagator: Instrument {
    /// The keys that it writes.
    var fields: [String] { get }
}
