import Kafka
import LabKit
import OTel
import Tracing

/// Records where the time of messages went, so that it can be counted over all of them.
struct LatencyMetrics: Sendable {
    let meter: Meter

    /// Records the time in the handler and the time in the queue in a histogram each, and counts the message where its clocks
    /// disagree. A figure that is not known is not recorded.
    ///
    /// - Parameter errorType: the kind of error that the handler threw; nil when it returned.
    func record(_ latency: HopLatency, of message: KafkaConsumerMessage, groupID: String, errorType: String?) {
        // Your code: steps 6 and 7.
        TODO(6, "record messaging.process.duration")
        TODO(7, "record the time in the queue, and count skewed messages")
        // End of your code.
    }
}
