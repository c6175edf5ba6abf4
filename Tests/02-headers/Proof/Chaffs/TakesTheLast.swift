import Kafka
import Tracing

/// Of several headers of one name the last is read.
enum TakesTheLast {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            guard let header = headers.last(where: { $0.key == key }) else { return nil }
            return String(decoding: header.value ?? [], as: UTF8.self)
        }

        func keys(of headers: [KafkaHeader]) -> [String] {
            headers.map(\.key)
        }
    }
}
