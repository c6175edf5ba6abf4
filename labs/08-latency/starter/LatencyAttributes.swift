import Kafka
import LabKit
import Tracing

/// What the span of a handler says about the time of its message: numbers in milliseconds. The conventions have no names for
/// them, so these are the workshop's own. What is not known has no attribute.
///
/// - Parameter timestamp: the record's, which tells whose clock the time in the queue began by.
func latencyAttributes(of latency: HopLatency, since timestamp: KafkaTimestamp) -> SpanAttributes {
    // Your code: step 5.
    TODO(5, "name the figures")
    return [:]
    // End of your code.
}
