import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Handles orders until its consumer ends or the process is asked to stop, and leaves nothing behind.
struct OrderService: Sendable {
    typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

    let consumer: any KafkaConsumer
    let signals: StopSignals
    let limits: StopLimits
    /// Returns when the time has passed, and throws `CancellationError` when the task is cancelled.
    let wait: @Sendable (Duration) async throws -> Void
    let shutDownTelemetry: @Sendable () async -> Void

    /// Calls `handler` with each message. On the first signal it takes no further message, gives the one in hand its time, leaves
    /// the group and shuts the telemetry down; on the second it returns at once. An error of the handler is thrown on, after the
    /// telemetry is shut down.
    func run(_ handler: @escaping Handler) async throws -> Ending {
        // Your code: steps 4 and 5.
        let work = Task { try await handleMessages(handler) }
        // Cancelled when a race is decided: before, the cancelled work could still win it.
        defer { work.cancel() }
        return try await race(
            {
                let isDone = try await race(
                    {
                        _ = await work.result
                        return true
                    },
                    {
                        try await signals.received(1)
                        consumer.triggerGracefulShutdown()
                        try await wait(limits.message)
                        return false
                    }
                )
                work.cancel()
                await consumer.shutdown()
                let isFlushed = try await race(
                    {
                        await shutDownTelemetry()
                        return true
                    },
                    {
                        try await wait(limits.flush)
                        return false
                    }
                )
                guard isDone else { return .outOfTime }
                try await work.value
                return isFlushed ? .stopped : .outOfTime
            },
            {
                try await signals.received(2)
                return .interrupted
            }
        )
        // End of your code.
    }

    /// Hands each message to `handler` inside a consumer span, and commits it afterwards, until the consumer ends. An error ends
    /// it, and leaves the message uncommitted.
    private func handleMessages(_ handler: Handler) async throws {
        for try await message in consumer.messages {
            let producerContext = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                span.attributes["messaging.system"] = "kafka"
                span.attributes["messaging.operation.name"] = "process"
                span.attributes["messaging.operation.type"] = "process"
                span.attributes["messaging.destination.name"] = message.topic
                span.attributes["messaging.consumer.group.name"] = consumer.groupID
                do {
                    try await handler(message)
                } catch {
                    span.attributes["error.type"] = String(describing: type(of: error))
                    throw error
                }
            }
            try await consumer.commit(message)
        }
    }
}
