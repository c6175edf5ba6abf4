import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// Copies the attributes of a span that records none.
enum CopiesFromTheSpan {
    static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])
        guard !span.isRecording else { return }

        let record = failures.startSpan("failed \(message.topic)", context: .topLevel)
        record.attributes = span.attributes
        record.addLink(SpanLink(context: span.context, attributes: [:]))
        record.recordError(error)
        record.setStatus(SpanStatus(code: .error))
        record.end()
    }
}
