import Kafka
import Tracing

/// All headers are read as text and written again, so that binary ones are damaged.
enum DecodesOtherHeaders {
    struct KafkaHeadersInjector: Injector {
        func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
            headers = headers.filter { $0.key != key }.map { header in
                guard let bytes = header.value else { return header }
                return KafkaHeader(key: header.key, value: String(decoding: bytes, as: UTF8.self))
            }
            headers.append(KafkaHeader(key: key, value: value))
        }
    }
}
