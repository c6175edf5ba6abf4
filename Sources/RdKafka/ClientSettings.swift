internal import Crdkafka
import Kafka

/// The settings of one client, by librdkafka's names: what the kit itself sets, and the options that were given.
struct ClientSettings {
    private let values: [String: String]
    /// Keeps the secrets among the values out of librdkafka's texts.
    let redaction: Redaction

    /// - Parameters:
    ///   - own: what the kit sets.
    ///   - options: take the place of the kit's own settings, where these are not its alone.
    /// - Throws: `KafkaError` naming an option that is not free, and who sets it.
    init(_ own: [String: String], options: RdKafkaOptions = [:]) throws(KafkaError) {
        for name in options.values.keys.sorted() {
            guard let owner = SettingName(name).owner else { continue }
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "The option \(name) cannot be given: it is set by \(owner). Remove the option."
            )
        }
        self.values = own.merging(options.values) { _, option in option }
        self.redaction = Redaction(options.values)
    }

    /// The settings as librdkafka takes them.
    ///
    /// Ownership: the caller owns the result. `rd_kafka_new` takes it over when it succeeds; otherwise it is the
    /// caller's to destroy.
    ///
    /// - Throws: `KafkaError` when a name is not known or a value is not allowed. It names the setting, and its value
    ///   only where that cannot be a secret.
    func makeConfiguration() throws(KafkaError) -> OpaquePointer {
        guard let configuration = rd_kafka_conf_new() else { fatalError("out of memory") }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            var text = ErrorText()
            let result: rd_kafka_conf_res_t
            // C would read a value with a zero byte only up to there.
            if value.utf8.contains(0) || name.utf8.contains(0) {
                result = RD_KAFKA_CONF_INVALID
            } else {
                result = rd_kafka_conf_set(configuration, name, value, &text.bytes, text.bytes.count)
            }
            guard result != RD_KAFKA_CONF_OK else { continue }
            rd_kafka_conf_destroy(configuration)
            throw refusal(of: name, value: value, isUnknown: result == RD_KAFKA_CONF_UNKNOWN, text: "\(text)")
        }
        return configuration
    }

    private func refusal(of name: String, value: String, isUnknown: Bool, text: String) -> KafkaError {
        let shownName = SettingName(name).isShown ? name : "(a name that is not shown: it does not look like one)"
        let reason: String
        if isUnknown {
            // Somebody who mistyped the name of a password gave a password all the same.
            reason =
                "This librdkafka (\(String(cString: rd_kafka_version_str()))) knows no option \(shownName). "
                + "Check the name; it may also be an option of a newer librdkafka, or of the Java client only."
        } else if SettingName(name).isSecret || SettingValue.isSecret(value) {
            reason =
                "The Kafka client does not accept the value of \(shownName), which is not shown because it may be secret."
        } else {
            reason = "The Kafka client does not accept \(shownName)=\(value): \(redaction.redacted(text))."
        }
        return KafkaError(code: .invalidConfiguration, reason: "\(reason) \(Self.documentation)")
    }

    private static let documentation =
        "What each option means: https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md"
}

/// The buffer into which librdkafka writes what went wrong.
struct ErrorText: CustomStringConvertible {
    var bytes = [CChar](repeating: 0, count: 512)

    var description: String {
        String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
