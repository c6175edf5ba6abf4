internal import Crdkafka
import Kafka

/// A librdkafka client and its log. Whoever opens one destroys it, once.
struct Client: Sendable {
    private let pointer: RdKafkaPointer
    private let log: ClientLog

    /// The client, for librdkafka's functions.
    var raw: OpaquePointer { pointer.raw }

    /// The text of the last error that the client met in the background, or nil.
    var lastError: String? { log.lastError }

    /// Opens a client.
    ///
    /// Ownership: librdkafka keeps a retained reference to the log as the client's opaque pointer, because its threads
    /// may write to the log as long as the client exists. ``destroy()`` takes it back.
    ///
    /// - Throws: `KafkaError` when a setting is not accepted.
    init(
        _ type: rd_kafka_type_t,
        _ settings: ClientSettings,
        prepare: (_ configuration: OpaquePointer) -> Void = { _ in }
    ) throws(KafkaError) {
        let configuration = try settings.makeConfiguration()
        prepare(configuration)
        let log = ClientLog(settings.redaction)
        let opaque = Unmanaged.passRetained(log)
        rd_kafka_conf_set_opaque(configuration, opaque.toOpaque())
        rd_kafka_conf_set_log_cb(configuration, takeLogLine)

        var text = ErrorText()
        guard let raw = rd_kafka_new(type, configuration, &text.bytes, text.bytes.count) else {
            rd_kafka_conf_destroy(configuration)
            opaque.release()
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "The Kafka client could not be opened: " + settings.redaction.redacted("\(text)")
            )
        }
        self.pointer = RdKafkaPointer(raw: raw)
        self.log = log
    }

    /// The error after which the client is of no more use, or nil.
    var fatalError: KafkaError? {
        var text = ErrorText()
        let code = rd_kafka_fatal_error(raw, &text.bytes, text.bytes.count)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(code, reason: log.redaction.redacted("\(text)"))
    }

    /// Stops the client's threads and frees it. Blocks until that is done.
    func destroy() {
        rd_kafka_destroy_flags(raw, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
        Unmanaged.passUnretained(log).release()
    }
}
