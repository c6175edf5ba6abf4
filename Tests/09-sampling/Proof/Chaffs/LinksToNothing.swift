import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// The span of the failure stands alone.
enum LinksToNothing {
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
        record.attributes = attributes
        record.recordError(error)
        record.setStatus(SpanStatus(code: .error))
        record.end()
    }
}
