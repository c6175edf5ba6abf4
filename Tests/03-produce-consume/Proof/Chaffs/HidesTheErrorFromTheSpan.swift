import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The error is carried around the span: it is thrown on, and the span looks fine.
enum HidesTheErrorFromTheSpan {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                var failure: (any Error)?
                await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    do {
                        try await handler(message)
                    } catch {
                        failure = error
                    }
                }
                if let failure {
                    throw failure
                }
                try await consumer.commit(message)
            }
        }
    }
}
