import Kafka
import Streams
import Tracing

/// What tells one order from the others of a window. It goes on the link to the order.
func recordAttributes(of record: StreamRecord, from metadata: RecordMetadata) -> SpanAttributes {
    // Your code: step 4.
    [:]
    // End of your code.
}

/// What the process span says about the work: the names are those of OpenTelemetry's messaging conventions, and `window.`
/// is the job's own.
func windowAttributes(of window: TimeWindow, job: TotalsJob) -> SpanAttributes {
    // Your code: step 5.
    [:]
    // End of your code.
}

/// What the span of the send says about the total.
func sendAttributes(of total: KafkaProducerMessage, job: TotalsJob) -> SpanAttributes {
    // Your code: step 6.
    [:]
    // End of your code.
}
