import Kafka
import Logging
import OTel
import Tracing

@testable import Lab09Solution

/// Forces the sampled bit on, and puts the span below one that nobody recorded.
enum ContinuesTheDroppedTrace {
    static func recordFailure(
        _ error: any Error,
        of message: KafkaConsumerMessage,
        attributes: SpanAttributes,
        in span: any Tracing.Span,
        failures: OTelTracer
    ) {
        logger.error("message failed", metadata: ["topic": "\(message.topic)", "error": "\(error)"])
        guard !span.isRecording else { return }

        var context = span.context
        if let dropped = context.spanContext {
            context.spanContext = SpanContext(
                traceID: dropped.traceID,
                spanID: dropped.spanID,
                traceFlags: dropped.traceFlags.union(.sampled),
                traceState: dropped.traceState
            )
        }
        let record = failures.startSpan("failed \(message.topic)", context: context)
        record.attributes = attributes
        record.addLink(SpanLink(context: span.context, attributes: [:]))
        record.recordError(error)
        record.setStatus(SpanStatus(code: .error))
        record.end()
    }
}
