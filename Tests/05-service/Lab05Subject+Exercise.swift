import Kafka

@testable import Lab05
@testable import Lab05Checks

extension Lab05Subject {
    static let exercise = Lab05Subject(
        shop: { checkRateLimit, publish in
            let api = OrdersAPI(
                checkRateLimit: { RateLimitDecision(checkRateLimit($0)) },
                publish: { try await publish(EventData($0)) }
            )
            return { await api.handle(HTTPRequest($0)).status }
        },
        publisher: { producer, topic, service in
            let publisher = EventPublisher(producer: producer, topic: topic, service: service)
            return { try await publisher.publish(Event($0)) }
        },
        consume: { consumer, handlers in
            let handlers = handlers.mapValues { handle in { @Sendable in try await handle(EventData($0)) } }
            try await EventConsumer(consumer: consumer, handlers: handlers).run()
        },
        billing: { execute, publish in
            let billing = Billing(execute: execute, publish: { try await publish(EventData($0)) })
            return { try await billing.handle(Event($0)) }
        },
        notifier: { channels, post in
            let notifier = Notifier(
                channels: channels.map(Channel.init),
                post: { channel, _ in try await post(channel.name) }
            )
            return { try await notifier.handle(Event($0)) }
        }
    )
}

// MARK: - The exercise's own types

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
