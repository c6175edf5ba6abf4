import Kafka

/// Lab 05, as somebody solved it: the parts of the services, each made from what stands around it.
struct Lab05Subject: Sendable {
    /// A request of a client.
    struct Request: Sendable {
        var scheme = "https"
        var headers: [(name: String, value: String)] = []
        var body: [UInt8]
        var clientAddress: String
        var userID: String?
    }

    /// The rate limiter's decision.
    struct Limit: Sendable {
        var isAllowed = true
        var limit: Int
        var remaining: Int
        var algorithm: String
        var rule: String
    }

    /// An event, as publishers take it and handlers get it.
    struct EventData: Sendable {
        var type: String
        var correlationID: String
        var key: String
        var payload: [UInt8]
        var headers: [KafkaHeader] = []
    }

    /// Where notifications go.
    struct ChannelData: Sendable {
        var name: String
        var host: String
        var secretPath: String
    }

    typealias Answer = @Sendable (Request) async -> Int
    typealias Handle = @Sendable (EventData) async throws -> Void
    typealias CheckRateLimit = @Sendable (_ client: String) -> Limit
    typealias Execute = @Sendable (_ statement: String, _ values: [String]) async throws -> Void
    typealias Post = @Sendable (_ channel: String) async throws -> Int

    /// The shop's HTTP interface: answers a request with a status.
    var shop: @Sendable (@escaping CheckRateLimit, _ publish: @escaping Handle) -> Answer

    /// Sends events to a topic.
    var publisher: @Sendable (any KafkaProducer, _ topic: String, _ service: String) -> Handle

    /// Hands the consumer's events to the handlers of their types until the consumer ends.
    var consume: @Sendable (any KafkaConsumer, [String: Handle]) async throws -> Void

    /// Billing's handler of `order.placed`.
    var billing: @Sendable (@escaping Execute, _ publish: @escaping Handle) -> Handle

    /// The notifications' handler of `order.paid`.
    var notifier: @Sendable ([ChannelData], @escaping Post) -> Handle
}
