import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab09Solution

/// Injects a context whose sampled bit is 0, whatever was decided.
enum ClearsTheFlag {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage) async throws {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                var message = message
                var context = span.context
                if let sent = context.spanContext {
                    context.spanContext = SpanContext(
                        traceID: sent.traceID,
                        spanID: sent.spanID,
                        traceFlags: sent.traceFlags.subtracting(.sampled),
                        traceState: sent.traceState
                    )
                }
                message.headers = injectTraceContext(context, into: message.headers)
                try await producer.sendAndAwait(message)
            }
        }
    }
}
