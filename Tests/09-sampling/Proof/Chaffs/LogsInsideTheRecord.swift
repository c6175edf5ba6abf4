import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// Logs while the span of the failure is the active one: the line has its ids.
enum LogsInsideTheRecord {
    static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        if span.isRecording {
            logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])
        }
        guard !span.isRecording else { return }

        let record = failures.startSpan("failed \(message.topic)", context: .topLevel)
        record.attributes = attributes
        record.addLink(SpanLink(context: span.context, attributes: [:]))
        record.recordError(error)
        record.setStatus(SpanStatus(code: .error))
        ServiceContext.withValue(record.context) {
            logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])
        }
        record.end()
    }
}
