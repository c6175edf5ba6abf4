import Kafka
import LabKit
import Tracing

/// What the span of a handler says about the time of its message: numbers in milliseconds. The conventions have no names for
/// them, so these are the workshop's own. What is not known has no attribute.
///
/// - Parameter timestamp: the record's, which tells whose clock the time in the queue began by.
func latencyAttributes(of latency: HopLatency, since timestamp: KafkaTimestamp) -> SpanAttributes {
    // Your code: step 5.
    var attributes: SpanAttributes = [:]
    attributes["workshop.queue.time_ms"] = latency.queue.map { $0 / .milliseconds(1) }
    attributes["workshop.handler.time_ms"] = latency.handler.map { $0 / .milliseconds(1) }
    attributes["workshop.end_to_end.time_ms"] = latency.endToEnd.map { $0 / .milliseconds(1) }
    attributes["workshop.clock_skew_ms"] = latency.clockSkew.map { $0 / .milliseconds(1) }
    switch timestamp {
    case .createTime: attributes["workshop.queue.since"] = "create_time"
    case .logAppendTime: attributes["workshop.queue.since"] = "log_append_time"
    case .notAvailable: break
    }
    return attributes
    // End of your code.
}
