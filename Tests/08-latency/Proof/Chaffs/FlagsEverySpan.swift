import Kafka
import Tracing

@testable import Lab08Solution

/// The clock skew is zero on spans that have none.
enum FlagsEverySpan {
    static func latencyAttributes(of latency: HopLatency, since timestamp: KafkaTimestamp) -> SpanAttributes {
        var attributes: SpanAttributes = [:]
        attributes["workshop.queue.time_ms"] = latency.queue.map { $0 / .milliseconds(1) }
        attributes["workshop.handler.time_ms"] = latency.handler.map { $0 / .milliseconds(1) }
        attributes["workshop.end_to_end.time_ms"] = latency.endToEnd.map { $0 / .milliseconds(1) }
        attributes["workshop.clock_skew_ms"] = (latency.clockSkew ?? .zero) / .milliseconds(1)
        switch timestamp {
        case .createTime: attributes["workshop.queue.since"] = "create_time"
        case .logAppendTime: attributes["workshop.queue.since"] = "log_append_time"
        case .notAvailable: break
        }
        return attributes
    }
}
