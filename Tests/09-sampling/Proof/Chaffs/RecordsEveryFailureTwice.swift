import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// Records failures in traces that are kept too.
enum RecordsEveryFailureTwice {
    static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])

        let record = failures.startSpan("failed \(message.topic)", context: .topLevel)
        record.attributes = attributes
        record.addLink(SpanLink(context: span.context, attributes: [:]))
        record.recordError(error)
        record.setStatus(SpanStatus(code: .error))
        record.end()
    }
}
