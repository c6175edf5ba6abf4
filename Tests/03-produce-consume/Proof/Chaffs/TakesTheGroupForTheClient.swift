import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The consumer span's client id is the name of the group, which all of its consumers share.
enum TakesTheGroupForTheClient {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.groupID
                    )
                    do {
                        try await handler(message)
                    } catch {
                        span.attributes["error.type"] = errorType(of: error)
                        throw error
                    }
                }
                try await consumer.commit(message)
            }
        }
    }
}
