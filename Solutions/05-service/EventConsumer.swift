import Kafka
import KafkaTracing
import LabKit
import Logging
import Tracing

/// Hands events to the handlers of a service.
struct EventConsumer: Sendable {
    let consumer: any KafkaConsumer
    /// The handlers by event type.
    let handlers: [String: EventHandler]

    /// Reads until the consumer ends, and commits what was handled or skipped. An error of a handler is thrown on; its
    /// message stays uncommitted, to be delivered again.
    func run() async throws {
        for try await message in consumer.messages {
            let event = Event(message)
            // Your code: steps 5, 6 and 9.
            let producerContext = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
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
            // End of your code.
        }
    }
}
