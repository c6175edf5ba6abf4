import Kafka
import Tracing

/// For a name that is not there the value is an empty text.
enum FindsNothingAsAnEmptyText {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            var values: [[UInt8]] = []
            for header in headers where header.key == key {
                let value = header.value ?? []
                if !values.contains(value) {
                    values.append(value)
                }
            }
            guard !values.isEmpty else { return "" }
            return String(decoding: Array(values.joined(separator: ",".utf8)), as: UTF8.self)
        }

        func keys(of headers: [KafkaHeader]) -> [String] {
            headers.map(\.key)
        }
    }
}
