import Kafka
import Tracing

/// Writes text values into Kafka headers, as UTF-8 (OpenTelemetry specification, "Propagators API", TextMap Propagator,
/// Setter). It replaces: afterwards the list holds the key exactly once, and all other headers are as they were, in
/// their order.
public struct KafkaHeadersInjector: Injector {
    /// Makes one.
    public init() {}

    /// Writes `value` under `key`, in place of every header of that name.
    public func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
        headers.removeAll { $0.key == key }
        headers.append(KafkaHeader(key: key, value: value))
    }
}
