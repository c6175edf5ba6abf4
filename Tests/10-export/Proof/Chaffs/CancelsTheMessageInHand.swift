import Kafka
import KafkaTracing
import Tracing

@testable import Lab10Solution

/// The first signal cancels the work.
enum CancelsTheMessageInHand {
    struct OrderService: Sendable {
        typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

        let consumer: any KafkaConsumer
        let signals: StopSignals
        let limits: StopLimits
        let wait: @Sendable (Duration) async throws -> Void
        let shutDownTelemetry: @Sendable () async -> Void

        func run(_ handler: @escaping Handler) async throws -> Ending {
            let work = Task { try await handleMessages(handler) }
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
                            work.cancel()
                            _ = await work.result
                            return true
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
                    guard isDone, isFlushed else { return .outOfTime }
                    try await work.value
                    return .stopped
                },
                {
                    try await signals.received(2)
                    return .interrupted
                }
            )
        }

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
}
