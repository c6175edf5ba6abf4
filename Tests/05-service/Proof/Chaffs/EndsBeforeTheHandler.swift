import Kafka
import KafkaTracing
import Logging
import Tracing

@testable import Lab05Solution

/// The process span ends before the handler is called.
enum EndsBeforeTheHandler {
    struct EventConsumer: Sendable {
        let consumer: any KafkaConsumer
        let handlers: [String: EventHandler]

        func run() async throws {
            for try await message in consumer.messages {
                let event = Event(message)
                let producerContext = extractTraceContext(from: message.headers)
                withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    span.attributes["event.type"] = event.type
                }
                do {
                    let metadata: Logger.Metadata = [
                        "correlation_id": "\(event.correlationID)", "event_type": "\(event.type)",
                    ]

                    guard let handle = handlers[event.type] else {
                        logger.warning("event skipped: nobody handles its type", metadata: metadata)
                        try await consumer.commit(message)
                        continue
                    }
                    do {
                        try await handle(event)
                        logger.info("event handled", metadata: metadata)
                    } catch {
                        logger.error("event failed", metadata: metadata)
                        throw error
                    }
                }
                try await consumer.commit(message)
            }
        }
    }
}
