import Kafka
import LabKit
import Tracing

/// Reads text values from Kafka headers. OpenTelemetry calls this a getter.
struct KafkaHeadersExtractor: Extractor {
    /// The text of the header called `key`, or nil when there is none of that name. Different values of one name are
    /// joined with `,` in their order; equal ones count once.
    func extract(key: String, from headers: [KafkaHeader]) -> String? {
        // Your code: steps 4 and 6.
        var values: [[UInt8]] = []
        for header in headers where header.key == key {
            let value = header.value ?? []
            if !values.contains(value) {
                values.append(value)
            }
        }
        guard !values.isEmpty else { return nil }
        return String(decoding: Array(values.joined(separator: ",".utf8)), as: UTF8.self)
        // End of your code.
    }

    /// The names of all headers, as they are written on the wire.
    func keys(of headers: [KafkaHeader]) -> [String] {
        // Your code: step 4.
        headers.map(\.key)
        // End of your code.
    }
}
