import Kafka
import Tracing

/// The header is called `Traceparent`, as in HTTP.
enum CapitalizesTheKey {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            headers.removeAll { $0.key == key }
            headers.append(KafkaHeader(key: key.prefix(1).uppercased() + key.dropFirst(), value: value))
        }
    }
}
