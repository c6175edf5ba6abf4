import Kafka
import OTel

/// Lab 12, as somebody solved it.
struct Lab12Subject: Sendable {
    /// An order to place.
    struct NewOrder: Sendable {
        let id: String
        let amount: String
        let correlationID: String
    }

    typealias Call = @Sendable (_ orderID: String) async throws -> Void
    typealias Post = @Sendable (_ channel: String, _ orderID: String) async throws -> Int

    /// Meets the `TODO` of a symptom that is not mended yet.
    var noteSymptom: @Sendable (_ step: Int) -> Void

    /// The shop takes an order.
    var place: @Sendable (any KafkaProducer, NewOrder) async throws -> Void

    /// Billing handles what is on its topics, until the consumer ends.
    var bill: @Sendable (any KafkaConsumer, any KafkaProducer, _ maxAttempts: Int, @escaping Call) async throws -> Void

    /// The warehouse packs one batch of so many at most.
    var pack: @Sendable (any KafkaConsumer, any KafkaProducer, _ maxMessages: Int, @escaping Call) async throws -> Int

    /// Notifications tells these channels about each parcel, until the consumer ends.
    var notify: @Sendable (any KafkaConsumer, _ channels: [String], @escaping Post) async throws -> Void

    /// The dead-letter manager deals with what is there, until the consumer ends.
    var redrive: @Sendable (any KafkaConsumer, any KafkaProducer, _ maxRedrives: Int) async throws -> Void

    /// The text of a service's manifest.
    var manifest: @Sendable (_ service: String) throws -> String

    /// What the subject's own test finds wrong.
    var problems: @Sendable (Evidence) -> [String]
}

/// What a run left of one order.
struct Evidence: Sendable {
    struct Failure: Sendable {
        let service: String
        let call: String
    }

    var correlationID: String
    var spans: [SpanData]
    var records: [KafkaConsumerMessage]
    var failures: [Failure]
}
