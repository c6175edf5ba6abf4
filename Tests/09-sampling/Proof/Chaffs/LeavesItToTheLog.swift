import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// A failure in a trace that is not kept leaves no span.
enum LeavesItToTheLog {
    static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])
    }
}
