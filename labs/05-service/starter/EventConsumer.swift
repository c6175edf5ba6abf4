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
            TODO(5, "start a process span that continues the trace, and call the handler of the event's type")
            TODO(6, "show what is skipped and what failed, and commit only what was handled or skipped")
            TODO(9, "log what became of the event inside the span, with the correlation id")
            try await handlers[event.type]?(event)
            try await consumer.commit(message)
            // End of your code.
        }
    }
}
