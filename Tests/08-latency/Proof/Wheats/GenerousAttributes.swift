import Kafka
import Tracing

@testable import Lab08Solution

/// Attributes beyond those that were asked for.
enum GenerousAttributes {
    static func latencyAttributes(of latency: HopLatency, since timestamp: KafkaTimestamp) -> SpanAttributes {
        var attributes = Lab08Solution.latencyAttributes(of: latency, since: timestamp)
        attributes["workshop.record.timestamp_ms"] = timestamp.millisecondsSinceEpoch
        attributes["workshop.clock_skewed"] = latency.clockSkew != nil
        return attributes
    }
}
