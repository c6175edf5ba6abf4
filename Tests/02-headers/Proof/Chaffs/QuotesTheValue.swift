import Kafka
import Tracing

/// The value goes out as a JSON string, in quotes.
enum QuotesTheValue {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            headers.removeAll { $0.key == key }
            headers.append(KafkaHeader(key: key, value: "\"\(value)\""))
        }
    }
}
