/// The name of one of librdkafka's settings.
struct SettingName {
    private let spelling: String
    private let name: String

    init(_ name: String) {
        self.spelling = name
        self.name = name.lowercased()
    }

    /// Whether the name may be shown. What is none, such as a line of a key that ends with `=`, may be part of a secret.
    var isShown: Bool {
        spelling.utf8.count <= 60
            && spelling.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// Whether the value may be a secret. In doubt it may: all that signs in (`sasl.…`), whatever speaks of a password, a
    /// key, a token or the like, and the PEM texts, in which people also put their keys. A path to a file is none.
    var isSecret: Bool {
        if name.hasPrefix("sasl.") { return true }
        if name.hasSuffix(".location") { return false }
        return Self.secretWords.contains { name.contains($0) }
    }

    private static let secretWords = [
        "password", "passwd", "passphrase", "secret", "token", "oauth", "jaas", "credential", "key", "pem", "ssl_",
        "sasl", "certificate",
    ]

    /// Who sets what the kit keeps to itself, or nil for a setting that is free.
    var owner: String? {
        if name.hasSuffix("_cb") { return "the kit's own callbacks" }
        return Self.owners[name]
    }

    private static let owners = [
        "bootstrap.servers": "the address that the broker is opened with",
        "metadata.broker.list": "the address that the broker is opened with",
        "client.id": "clientID of the producer's or consumer's configuration",
        "group.id": "groupID of KafkaConsumerConfiguration",
        "auto.offset.reset": "autoOffsetReset of KafkaConsumerConfiguration",
        "enable.partition.eof": "stopsAtEnd of KafkaConsumerConfiguration",
        "enable.auto.commit": "the kit: only commit(_:) commits",
        "auto.commit.enable": "the kit: only commit(_:) commits",
        "enable.auto.offset.store": "the kit: only commit(_:) commits",
        "offset.store.method": "the kit: only commit(_:) commits",
        "message.timeout.ms": "deliveryTimeout of KafkaProducerConfiguration",
        "delivery.timeout.ms": "deliveryTimeout of KafkaProducerConfiguration",
        "transactional.id": "nobody: the kit's producer has no transactions",
        "delivery.report.only.error": "the kit: every message has its report",
        "dr_msg_cb": "the kit's own callbacks",
        "enabled_events": "the kit's own callbacks",
        "interceptors": "the kit's own callbacks",
        "opaque": "the kit's own callbacks",
        "default_topic_conf": "the kit's own callbacks",
        "log.queue": "the kit, which takes the log itself",
    ]
}
