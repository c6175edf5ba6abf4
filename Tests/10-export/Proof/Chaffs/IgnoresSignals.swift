import Kafka
import KafkaTracing
import Tracing

@testable import Lab10Solution

/// The service ends when its consumer does, and at no other time.
enum IgnoresSignals {
    struct OrderService: Sendable {
        typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

        let consumer: any KafkaConsumer
        let signals: StopSignals
        let limits: StopLimits
        let wait: @Sendable (Duration) async throws -> Void
        let shutDownTelemetry: @Sendable () async -> Void

        func run(_ handler: @escaping Handler) async throws -> Ending {
            let result = await Task { try await handleMessages(handler) }.result
            await consumer.shutdown()
            await shutDownTelemetry()
            try result.get()
            return .stopped
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
