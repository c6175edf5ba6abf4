import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab09Solution

/// Writes the header by hand, and no tracestate.
enum ForgetsTheTracestate {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage) async throws {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                var message = message
                if let context = span.context.spanContext {
                    let value = "00-\(context.traceID)-\(context.spanID)-0\(context.traceFlags.rawValue)"
                    message.headers.removeAll { $0.key == "traceparent" }
                    message.headers.append(KafkaHeader(key: "traceparent", value: value))
                }
                try await producer.sendAndAwait(message)
            }
        }
    }
}
