import Kafka
import Tracing

/// The new header is added, and the old ones stay.
enum AppendsTheHeader {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            headers.append(KafkaHeader(key: key, value: value))
        }
    }
}
