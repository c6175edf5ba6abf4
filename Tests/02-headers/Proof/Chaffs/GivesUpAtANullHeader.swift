import Kafka
import Tracing

/// One null header, and nothing is read.
enum GivesUpAtANullHeader {
    struct KafkaHeadersExtractor: Extractor {
        func extract(key: String, from headers: [KafkaHeader]) -> String? {
            guard headers.allSatisfy({ $0.value != nil }) else { return nil }
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
