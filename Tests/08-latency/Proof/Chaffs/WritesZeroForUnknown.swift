import Kafka
import Tracing

@testable import Lab08Solution

/// What is not known is zero.
enum WritesZeroForUnknown {
    static func latencyAttributes(of latency: HopLatency, since timestamp: KafkaTimestamp) -> SpanAttributes {
        var attributes: SpanAttributes = [:]
        attributes["workshop.queue.time_ms"] = (latency.queue ?? .zero) / .milliseconds(1)
        attributes["workshop.handler.time_ms"] = latency.handler.map { $0 / .milliseconds(1) }
        attributes["workshop.end_to_end.time_ms"] = (latency.endToEnd ?? .zero) / .milliseconds(1)
        attributes["workshop.clock_skew_ms"] = latency.clockSkew.map { $0 / .milliseconds(1) }
        switch timestamp {
        case .createTime: attributes["workshop.queue.since"] = "create_time"
        case .logAppendTime: attributes["workshop.queue.since"] = "log_append_time"
        case .notAvailable: break
        }
        return attributes
    }
}
