import Foundation
import Kafka

/// Something that happened, as it goes from service to service.
struct Event: Sendable {
    /// What happened, `order.placed`.
    var type: String
    /// What all events of one order have in common.
    var correlationID: String
    var key: String
    var payload: [UInt8]
    /// The headers that came with the event, or with the one that it follows from. They are passed on.
    var headers: [KafkaHeader] = []
}

/// Sends an event to the services that wait for it.
typealias Publish = @Sendable (Event) async throws -> Void

/// Does what is to be done about an event.
typealias EventHandler = @Sendable (Event) async throws -> Void

extension Event {
    /// The event in a message. One without a readable type is `unknown`, and one without a correlation id gets a new one.
    init(_ message: KafkaConsumerMessage) {
        self.init(
            type: message.text(ofHeader: "event_type") ?? "unknown",
            correlationID: message.text(ofHeader: "correlation_id") ?? newCorrelationID(),
            key: String(decoding: message.key ?? [], as: UTF8.self),
            payload: message.value ?? [],
            headers: message.headers
        )
    }
}

/// An order, as the shop takes it.
struct Order: Codable, Sendable {
    var id: String
    var amount: String
    var card: String

    /// - Throws: `DecodingError` when `json` is no order.
    init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Order.self, from: Data(json))
    }
}
