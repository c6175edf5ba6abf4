import Crdkafka
import Kafka

/// The settings of a client, by librdkafka's names. A later setting replaces an earlier one of the same name.
struct ClientSettings {
    private var values: [String: String] = [:]

    init(_ values: [String: String]) {
        self.values = values
    }

    /// These settings, with those of `others` in place of their own.
    func replaced(by others: [String: String]) -> ClientSettings {
        ClientSettings(values.merging(others) { _, new in new })
    }

    /// The settings as librdkafka takes them.
    ///
    /// Ownership: the caller owns the result. `rd_kafka_new` takes it over when it succeeds; otherwise it is the
    /// caller's to destroy.
    ///
    /// - Throws: ``KafkaError`` when a name is not known or a value is not allowed.
    func makeConfiguration() throws(KafkaError) -> OpaquePointer {
        guard let configuration = rd_kafka_conf_new() else { fatalError("out of memory") }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            var text = ErrorText()
            guard rd_kafka_conf_set(configuration, name, value, &text.bytes, text.bytes.count) == RD_KAFKA_CONF_OK
            else {
                rd_kafka_conf_destroy(configuration)
                throw KafkaError(
                    code: .invalidConfiguration,
                    reason: "The Kafka client does not accept \(name)=\(value): \(text)"
                )
            }
        }
        return configuration
    }
}

/// The buffer into which librdkafka writes what went wrong.
struct ErrorText: CustomStringConvertible {
    var bytes = [CChar](repeating: 0, count: 512)

    var description: String {
        String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
