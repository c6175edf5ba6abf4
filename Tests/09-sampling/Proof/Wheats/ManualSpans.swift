import Kafka
import KafkaTracing
import Logging
import OTel
import Tracing

/// Ends its spans itself, says more than was asked for, and starts spans within spans.
enum ManualSpans {
    @Sendable static func send(_ producer: any KafkaProducer, _ message: KafkaProducerMessage) async throws {
        let span = startSpan("send \(message.topic)", ofKind: .producer)
        defer { span.end() }
        var copy = message
        copy.headers = injectTraceContext(span.context, into: copy.headers)
        if span.isRecording {
            span.attributes = ["messaging.system": "kafka", "messaging.message.body.size": 0]
        }
        do {
            try await producer.sendAndAwait(copy)
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }

    @Sendable static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        Logger(label: "failures").critical("it failed", metadata: ["offset": "\(message.offset)"])
        if span.isRecording {
            span.addEvent("failure logged")
        } else {
            let producer = extractTraceContext(from: message.headers)
            failures.withSpan("failed", context: .topLevel, ofKind: .consumer) { record in
                record.updateAttributes { $0.merge(attributes) }
                record.addLink(SpanLink(context: producer, attributes: [:]))
                record.addLink(SpanLink(context: span.context, attributes: ["reason": "not kept"]))
                record.setStatus(SpanStatus(code: .error, message: String(describing: error)))
            }
        }
    }
}
