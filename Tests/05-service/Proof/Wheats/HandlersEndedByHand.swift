import Kafka
import KafkaTracing
import Logging
import Tracing

@testable import Lab05Solution

/// A consumer that asks for the next event itself, and fails and ends its span by hand.
struct ManualConsumer: EventConsuming {
    let consumer: any KafkaConsumer
    let handlers: [String: EventHandler]

    func run() async throws {
        while let message = try await consumer.next() {
            let event = Event(message)
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(message.headers, into: &context, using: KafkaHeadersExtractor())
            let span = startSpan("process \(message.topic)", context: context, ofKind: .consumer)
            defer { span.end() }
            span.attributes = processAttributes(
                of: message,
                groupID: consumer.groupID,
                clientID: consumer.clientID
            )
            span.attributes["event.type"] = event.type
            try await ServiceContext.withValue(span.context) { try await dispatch(event, span) }
            try await consumer.commit(message)
        }
    }

    private func dispatch(_ event: Event, _ span: any Span) async throws {
        let metadata: Logger.Metadata = ["correlation_id": .string(event.correlationID)]
        switch handlers[event.type] {
        case nil:
            span.attributes["event.skipped"] = true
            logger.warning("no handler for \(event.type)", metadata: metadata)
        case let handle?:
            do {
                try await handle(event)
            } catch {
                span.attributes["error.type"] = String(describing: type(of: error))
                span.setStatus(SpanStatus(code: .error))
                span.recordError(error)
                logger.critical("failed: \(error)", metadata: metadata)
                logger.error("giving up", metadata: metadata)
                throw error
            }
            logger.info("handled \(event.type)", metadata: metadata)
        }
    }
}

/// A billing that makes the next event from its parts, and ends its span by hand.
struct ManualBilling: BillingHandling {
    let execute: Execute
    let publish: Publish

    func handle(_ event: Event) async throws {
        let order = try Order(json: event.payload)
        try await save(order)
        try await publish(
            Event(
                type: "order.paid",
                correlationID: event.correlationID,
                key: event.key,
                payload: event.payload,
                headers: event.headers
            )
        )
    }

    private func save(_ order: Order) async throws {
        let statement = "INSERT INTO payments (card, order_id, amount) VALUES (?, ?, ?)"
        let span = startSpan("INSERT payments", ofKind: .client)
        defer { span.end() }
        span.attributes["db.system.name"] = "postgresql"
        span.attributes["db.operation.name"] = "INSERT"
        span.attributes["db.collection.name"] = "payments"
        span.attributes["db.query.text"] = statement
        do {
            try await ServiceContext.withValue(span.context) {
                try await execute(statement, [order.card, order.id, order.amount])
            }
        } catch {
            span.setStatus(SpanStatus(code: .error))
            span.attributes["error.type"] = "connection_lost"
            throw error
        }
    }
}

/// A notifier that throws and catches, with Slack first, and ends its spans by hand.
struct ManualNotifier: Notifying {
    struct Refused: Error {
        let status: Int
    }

    let channels: [Channel]
    let post: Post

    func handle(_ event: Event) async throws {
        for channel in channels.reversed() {
            let span = startSpan("POST \(channel.name)", ofKind: .client)
            defer { span.end() }
            await ServiceContext.withValue(span.context) {
                do {
                    try await send(Notification(event), to: channel, span)
                } catch {
                    span.setStatus(SpanStatus(code: .error))
                    span.attributes["error.type"] = (error as? Refused).map { "\($0.status)" } ?? errorType(of: error)
                    logger.error(
                        "\(channel.name) did not take the notification",
                        metadata: ["correlation_id": "\(event.correlationID)"]
                    )
                }
            }
        }
    }

    private func send(_ notification: Notification, to channel: Channel, _ span: any Span) async throws {
        span.attributes["notification.id"] = notification.id
        span.attributes["notification.channel"] = channel.name
        span.attributes["http.request.method"] = "POST"
        span.attributes["server.address"] = channel.host
        span.attributes["server.port"] = channel.port
        span.attributes["url.full"] = channel.redactedURL
        let status = try await post(channel, notification)
        span.attributes["http.response.status_code"] = status
        guard (200..<300).contains(status) else { throw Refused(status: status) }
    }
}
