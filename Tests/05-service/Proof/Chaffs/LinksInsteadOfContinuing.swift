import Kafka
import KafkaTracing
import Logging
import Tracing

@testable import Lab05Solution

/// The process span starts a new trace and links to the producer span.
enum LinksInsteadOfContinuing {
    struct EventConsumer: Sendable {
        let consumer: any KafkaConsumer
        let handlers: [String: EventHandler]

        func run() async throws {
            for try await message in consumer.messages {
                let event = Event(message)
                let producerContext = extractTraceContext(from: message.headers)
                try await withSpan("process \(message.topic)", ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    span.addLink(SpanLink(context: producerContext, attributes: [:]))
                    span.attributes["event.type"] = event.type
                    let metadata: Logger.Metadata = [
                        "correlation_id": "\(event.correlationID)", "event_type": "\(event.type)",
                    ]

                    guard let handle = handlers[event.type] else {
                        span.attributes["event.skipped"] = true
                        logger.warning("event skipped: nobody handles its type", metadata: metadata)
                        return
                    }
                    do {
                        try await handle(event)
                        logger.info("event handled", metadata: metadata)
                    } catch {
                        span.attributes["error.type"] = errorType(of: error)
                        logger.error("event failed", metadata: metadata)
                        throw error
                    }
                }
                try await consumer.commit(message)
            }
        }
    }
}
