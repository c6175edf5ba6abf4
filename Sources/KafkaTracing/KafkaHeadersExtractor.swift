import Kafka
import Tracing

/// Reads text values from Kafka headers (OpenTelemetry specification, "Propagators API", TextMap Propagator, Getter).
/// Only the header asked for is decoded; others may hold any bytes.
///
/// Kafka lets a key repeat. Different values are joined with `,`, as HTTP joins the lines of one field (RFC 9110, section
/// 5.3): for `tracestate` and `baggage` that is how the specifications read them, and for `traceparent` it is an invalid
/// value, so that a record with two different ones starts a new trace. Equal values count once.
public struct KafkaHeadersExtractor: Extractor {
    /// Makes one.
    public init() {}

    /// The value of `key`, or nil when no header has that name. A null value reads as an empty one, and bytes that are
    /// not UTF-8 as U+FFFD: neither is valid in the headers that tracing reads.
    public func extract(key: String, from headers: [KafkaHeader]) -> String? {
        var values: [[UInt8]] = []
        for header in headers where header.key == key {
            let value = header.value ?? []
            if !values.contains(value) {
                values.append(value)
            }
        }
        guard let first = values.first else { return nil }
        let joined = values.dropFirst().reduce(into: first) { $0 += [UInt8(ascii: ",")] + $1 }
        return String(decoding: joined, as: UTF8.self)
    }

    /// The names of all headers, in order (OpenTelemetry specification, "Propagators API", Getter.Keys).
    public func keys(of headers: [KafkaHeader]) -> [String] {
        headers.map(\.key)
    }
}
