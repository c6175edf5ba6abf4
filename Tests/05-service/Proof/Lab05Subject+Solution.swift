import Kafka

@testable import Lab05Checks
@testable import Lab05Solution

/// What a submission's `OrdersAPI` looks like.
protocol OrdersAnswering: Sendable {
    init(checkRateLimit: @escaping CheckRateLimit, publish: @escaping Publish)
    func handle(_ request: HTTPRequest) async -> HTTPResponse
}

/// What a submission's `EventPublisher` looks like.
protocol EventPublishing: Sendable {
    init(producer: any KafkaProducer, topic: String, service: String)
    func publish(_ event: Event) async throws
}

/// What a submission's `EventConsumer` looks like.
protocol EventConsuming: Sendable {
    init(consumer: any KafkaConsumer, handlers: [String: EventHandler])
    func run() async throws
}

/// What a submission's `Billing` looks like.
protocol BillingHandling: Sendable {
    init(execute: @escaping Execute, publish: @escaping Publish)
    func handle(_ event: Event) async throws
}

/// What a submission's `Notifier` looks like.
protocol Notifying: Sendable {
    init(channels: [Channel], post: @escaping Post)
    func handle(_ event: Event) async throws
}

extension OrdersAPI: OrdersAnswering {}
extension EventPublisher: EventPublishing {}
extension EventConsumer: EventConsuming {}
extension Billing: BillingHandling {}
extension Notifier: Notifying {}

extension Lab05Subject {
    /// The solution.
    static let solution = Lab05Subject(
        shop: make(OrdersAPI.self),
        publisher: make(EventPublisher.self),
        consume: make(EventConsumer.self),
        billing: make(Billing.self),
        notifier: make(Notifier.self)
    )

    /// This subject with another HTTP interface.
    func with<API: OrdersAnswering>(_ type: API.Type) -> Lab05Subject {
        var subject = self
        subject.shop = Self.make(type)
        return subject
    }

    /// This subject with another publisher.
    func with<Publisher: EventPublishing>(_ type: Publisher.Type) -> Lab05Subject {
        var subject = self
        subject.publisher = Self.make(type)
        return subject
    }

    /// This subject with another consumer.
    func with<Consumer: EventConsuming>(_ type: Consumer.Type) -> Lab05Subject {
        var subject = self
        subject.consume = Self.make(type)
        return subject
    }

    /// This subject with another billing.
    func with<Handler: BillingHandling>(_ type: Handler.Type) -> Lab05Subject {
        var subject = self
        subject.billing = Self.make(type)
        return subject
    }

    /// This subject with another notifier.
    func with<Handler: Notifying>(_ type: Handler.Type) -> Lab05Subject {
        var subject = self
        subject.notifier = Self.make(type)
        return subject
    }

    private static func make<API: OrdersAnswering>(
        _ type: API.Type
    ) -> @Sendable (@escaping Lab05Subject.CheckRateLimit, @escaping Handle) -> Answer {
        { checkRateLimit, publish in
            let api = API(
                checkRateLimit: { RateLimitDecision(checkRateLimit($0)) },
                publish: { try await publish(EventData($0)) }
            )
            return { await api.handle(HTTPRequest($0)).status }
        }
    }

    private static func make<Publisher: EventPublishing>(
        _ type: Publisher.Type
    ) -> @Sendable (any KafkaProducer, String, String) -> Handle {
        { producer, topic, service in
            let publisher = Publisher(producer: producer, topic: topic, service: service)
            return { try await publisher.publish(Event($0)) }
        }
    }

    private static func make<Consumer: EventConsuming>(
        _ type: Consumer.Type
    ) -> @Sendable (any KafkaConsumer, [String: Handle]) async throws -> Void {
        { consumer, handlers in
            let handlers = handlers.mapValues { handle in { @Sendable in try await handle(EventData($0)) } }
            try await Consumer(consumer: consumer, handlers: handlers).run()
        }
    }

    private static func make<Handler: BillingHandling>(
        _ type: Handler.Type
    ) -> @Sendable (@escaping Lab05Subject.Execute, @escaping Handle) -> Handle {
        { execute, publish in
            let billing = Handler(execute: execute, publish: { try await publish(EventData($0)) })
            return { try await billing.handle(Event($0)) }
        }
    }

    private static func make<Handler: Notifying>(
        _ type: Handler.Type
    ) -> @Sendable ([ChannelData], @escaping Lab05Subject.Post) -> Handle {
        { channels, post in
            let notifier = Handler(
                channels: channels.map(Channel.init),
                post: { channel, _ in try await post(channel.name) }
            )
            return { try await notifier.handle(Event($0)) }
        }
    }
}

// MARK: - The solution's own types

extension HTTPRequest {
    fileprivate init(_ request: Lab05Subject.Request) {
        self.init(
            scheme: request.scheme,
            headers: request.headers.map { HTTPField(name: $0.name, value: $0.value) },
            body: request.body,
            clientAddress: request.clientAddress,
            userID: request.userID
        )
    }
}

extension RateLimitDecision {
    fileprivate init(_ limit: Lab05Subject.Limit) {
        self.init(
            isAllowed: limit.isAllowed,
            limit: limit.limit,
            remaining: limit.remaining,
            algorithm: limit.algorithm,
            rule: limit.rule
        )
    }
}

extension Event {
    fileprivate init(_ event: Lab05Subject.EventData) {
        self.init(
            type: event.type,
            correlationID: event.correlationID,
            key: event.key,
            payload: event.payload,
            headers: event.headers
        )
    }
}

extension Lab05Subject.EventData {
    fileprivate init(_ event: Event) {
        self.init(
            type: event.type,
            correlationID: event.correlationID,
            key: event.key,
            payload: event.payload,
            headers: event.headers
        )
    }
}

extension Channel {
    fileprivate init(_ channel: Lab05Subject.ChannelData) {
        self.init(name: channel.name, host: channel.host, secretPath: channel.secretPath)
    }
}
