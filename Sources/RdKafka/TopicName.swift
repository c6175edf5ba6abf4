import Kafka

/// Kafka's rule for the names of topics.
enum TopicName {
    /// - Throws: ``KafkaError`` when `name` cannot be a topic's. The code is the one with which a broker refuses it.
    static func check(_ name: String) throws(KafkaError) {
        let isLegal =
            (1...249).contains(name.utf8.count) && name != "." && name != ".."
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        guard isLegal else {
            throw KafkaError(
                code: .init(rawValue: "TOPIC_EXCEPTION"),
                reason: "\"\(name)\" cannot name a topic. Use 1 to 249 of: letters, digits, `.`, `_`, `-`."
            )
        }
    }
}
