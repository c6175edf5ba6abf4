import Foundation
import Kafka

/// An order, as it lies in the value of every message about it.
struct Order: Codable, Sendable, Equatable {
    var id: String
    var amount: String
    /// What all messages about this order have in common; it travels in the header `correlation_id` too.
    var correlationID: String

    init(id: String, amount: String, correlationID: String) {
        self.id = id
        self.amount = amount
        self.correlationID = correlationID
    }

    /// - Throws: ``NotAnOrder`` when `value` is none.
    init(_ value: [UInt8]?) throws {
        do {
            self = try JSONDecoder().decode(Order.self, from: Data(value ?? []))
        } catch {
            throw NotAnOrder()
        }
    }

    /// The order as a message's value.
    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Three strings can always be encoded.
        return (try? encoder.encode(self)).map(Array.init) ?? []
    }

    /// A message about this order, for `topic`, without a trace.
    func message(to topic: String) -> KafkaProducerMessage {
        var message = KafkaProducerMessage(topic: topic, key: Array(id.utf8), value: json)
        message.headers = [KafkaHeader(key: "correlation_id", value: correlationID)]
        return message
    }
}

/// A message's value that is no order. Another attempt cannot help.
struct NotAnOrder: Error {}
