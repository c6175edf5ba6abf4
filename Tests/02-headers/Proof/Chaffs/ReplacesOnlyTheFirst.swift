import Kafka
import Tracing

/// Only the first header of the name is replaced.
enum ReplacesOnlyTheFirst {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            if let first = headers.firstIndex(where: { $0.key == key }) {
                headers[first].value = Array(value.utf8)
            } else {
                headers.append(KafkaHeader(key: key, value: value))
            }
        }
    }
}
