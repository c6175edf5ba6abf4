/// Kafka's rule for the names of topics.
package enum TopicName {
    private static let maximumLength = 249

    /// - Throws: ``KafkaError`` with ``KafkaError/Code/invalidTopic``, naming `name` and what is allowed.
    package static func check(_ name: String) throws(KafkaError) {
        let isLegal =
            !name.isEmpty && name != "." && name != ".." && name.utf8.count <= maximumLength
            && name.utf8.allSatisfy(isLegalByte)
        guard isLegal else {
            throw KafkaError(
                code: .invalidTopic,
                reason: "\"\(name)\" is no name for a topic: use 1 to \(maximumLength) of the characters "
                    + "a-z, A-Z, 0-9, '.', '_' and '-' (and more than dots)"
            )
        }
    }

    private static func isLegalByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
