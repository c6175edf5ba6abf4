import Kafka
import Tracing

/// A header with the name in another case is replaced too.
enum ReplacesInAnyCase {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            headers.removeAll { $0.key.lowercased() == key.lowercased() }
            headers.append(KafkaHeader(key: key, value: value))
        }
    }
}
