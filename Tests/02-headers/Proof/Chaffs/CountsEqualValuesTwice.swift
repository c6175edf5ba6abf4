import Kafka
import Tracing

/// Equal values are joined as different ones are.
enum CountsEqualValuesTwice {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            let values = headers.filter { $0.key == key }.map { $0.value ?? [] }
            guard !values.isEmpty else { return nil }
            return String(decoding: Array(values.joined(separator: ",".utf8)), as: UTF8.self)
        }

        func keys(of headers: [KafkaHeader]) -> [String] {
            headers.map(\.key)
        }
    }
}
