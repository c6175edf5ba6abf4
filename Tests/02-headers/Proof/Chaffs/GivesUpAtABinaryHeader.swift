import Kafka
import Tracing

/// One header that is not text, and nothing is read.
enum GivesUpAtABinaryHeader {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            for header in headers {
                guard String(validating: header.value ?? [], as: UTF8.self) != nil else { return nil }
            }
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
            headers.map(\.key)
        }
    }
}
