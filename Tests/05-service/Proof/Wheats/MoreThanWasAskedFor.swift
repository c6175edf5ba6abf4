import Kafka
import KafkaTracing
import Logging
import Tracing

@testable import Lab05Solution

/// An HTTP interface that traces its rate limiter and its parsing, and logs before and after.
struct GenerousAPI: OrdersAnswering {
    let checkRateLimit: CheckRateLimit
    let publish: Publish

    func handle(_ request: HTTPRequest) async -> HTTPResponse {
        let inner = OrdersAPI(
            checkRateLimit: { client in withSpan("check rate limit") { _ in checkRateLimit(client) } },
            publish: { event in
                try await withSpan("place order") { span in
                    span.addEvent("order parsed")
                    logger.debug("too much for most")
                    logger.info("placing an order", metadata: ["correlation_id": "\(event.correlationID)"])
                    try await publish(event)
                }
            }
        )
        return await inner.handle(request)
    }
}

/// A publisher with a span of its own for the encoding, a header of its own, and the place where the event landed.
struct GenerousPublisher: EventPublishing {
    let producer: any KafkaProducer
    let topic: String
    let service: String

    func publish(_ event: Event) async throws {
        var event = event
        event.headers.removeAll { $0.key == "content-type" }
        event.headers.append(KafkaHeader(key: "content-type", value: "application/json"))
        try await withSpan("encode") { [event] _ in
            try await EventPublisher(producer: producer, topic: topic, service: service).publish(event)
        }
    }
}

/// A consumer whose span has the producer span as its parent and as a link, with spans for the handler and the commit.
struct GenerousConsumer: EventConsuming {
    let consumer: any KafkaConsumer
    let handlers: [String: EventHandler]

    func run() async throws {
        for try await message in consumer.messages {
            let event = Event(message)
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                span.attributes["event.type"] = event.type
                span.attributes["messaging.message.body.size"] = event.payload.count
                span.addLink(SpanLink(context: context, attributes: [:]))
                let metadata: Logger.Metadata = ["correlation_id": "\(event.correlationID)"]
                logger.info("event received", metadata: metadata)
                if let handle = handlers[event.type] {
                    do {
                        try await withSpan("handle \(event.type)") { _ in try await handle(event) }
                    } catch {
                        span.attributes["error.type"] = errorType(of: error)
                        logger.error("event failed", metadata: metadata)
                        throw error
                    }
                } else {
                    span.attributes["event.skipped"] = true
                    span.addEvent("event skipped")
                    logger.warning("event skipped", metadata: metadata)
                }
                try await withSpan("commit \(message.topic)", ofKind: .client) { _ in
                    try await consumer.commit(message)
                }
            }
        }
    }
}

/// A billing with a span for the charging around the database's.
struct GenerousBilling: BillingHandling {
    let execute: Execute
    let publish: Publish

    func handle(_ event: Event) async throws {
        try await withSpan("charge order") { _ in
            try await Billing(
                execute: { statement, values in
                    try await withSpan("acquire connection") { _ in try await execute(statement, values) }
                },
                publish: publish
            ).handle(event)
        }
    }
}

/// A notifier that tries all channels at once, and logs what worked too.
struct GenerousNotifier: Notifying {
    let channels: [Channel]
    let post: Post

    func handle(_ event: Event) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for channel in channels {
                group.addTask {
                    try await Notifier(
                        channels: [channel],
                        post: { channel, notification in
                            let status = try await withSpan("resolve host") { _ in try await post(channel, notification)
                            }
                            let metadata: Logger.Metadata = ["correlation_id": "\(event.correlationID)"]
                            logger.info("\(channel.name) answered \(status)", metadata: metadata)
                            return status
                        }
                    ).handle(event)
                }
            }
            try await group.waitForAll()
        }
    }
}
