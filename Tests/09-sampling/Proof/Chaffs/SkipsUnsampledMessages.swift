import Kafka
import KafkaTracing
import Tracing

@testable import Lab09Solution

/// Saves work where the trace is not kept, and the context with it.
enum SkipsUnsampledMessages {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage) async throws {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                var message = message
                if span.isRecording {
                    message.headers = injectTraceContext(span.context, into: message.headers)
                }
                try await producer.sendAndAwait(message)
            }
        }
    }
}
