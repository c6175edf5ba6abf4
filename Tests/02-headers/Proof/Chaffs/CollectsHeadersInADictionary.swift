import Kafka
import Tracing

/// All headers go through a dictionary: names that repeat are lost, and so is the order.
enum CollectsHeadersInADictionary {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            var values: [String: [UInt8]?] = [:]
            for header in headers {
                values[header.key] = .some(header.value)
            }
            values[key] = Array(value.utf8)
            headers = values.sorted { $0.key < $1.key }.map { KafkaHeader(key: $0.key, value: $0.value) }
        }
    }
}
