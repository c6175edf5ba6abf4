import Kafka
import Tracing

/// Several headers of one name are joined with the last in front.
enum JoinsInReverse {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            var values: [[UInt8]] = []
            for header in headers where header.key == key {
                let value = header.value ?? []
                if !values.contains(value) {
                    values.insert(value, at: 0)
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
