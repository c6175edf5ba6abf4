import Kafka
import Tracing

/// A header is found in any case of its name, as in HTTP.
enum IgnoresTheCaseOfNames {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            var values: [[UInt8]] = []
            for header in headers where header.key.lowercased() == key.lowercased() {
                let value = header.value ?? []
                if !values.contains(value) {
                    values.append(value)
                }
            }
            guard !values.isEmpty else { return nil }
            return String(decoding: Array(values.joined(separator: ",".utf8)), as: UTF8.self)
        }

        func keys(of headers: [KafkaHeader]) -> [String] {
            headers.map(\.key)
        }
    }
}
