import Kafka
import Tracing

/// Names of headers that are null or not text are left out.
enum ListsOnlyHeadersWithText {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            var values: [[UInt8]] = []
            for header in headers where header.key == key {
                let value = header.value ?? []
                if !values.contains(value) {
                    values.append(value)
                }
            }
            guard !values.isEmpty else { return nil }
            return String(decoding: Array(values.joined(separator: ",".utf8)), as: UTF8.self)
        }

        func keys(of headers: [KafkaHeader]) -> [String] {
            headers.filter { $0.value.flatMap { String(validating: $0, as: UTF8.self) } != nil }.map(\.key)
        }
    }
}
