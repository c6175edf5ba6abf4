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
        let attributes: SpanAttributes = [
            "messaging.system": "kafka",
            "messaging.operation.name": "process",
            "messaging.destination.name": .string(message.topic),
            "messaging.destination.partition.id": .string("\(message.partition)"),
            "messaging.consumer.group.name": .string(groupID),
        ]
        if let handler = latency.handler {
            var attributes = attributes
            attributes["error.type"] = errorType
            meter.makeHistogram(.messagingProcessDuration).record(handler, attributes: attributes)
        }
        if let queue = latency.queue {
            let histogram = meter.makeHistogram(
                Histogram.Definition(
                    name: queueMetric,
                    unit: "s",
                    description: "Time from the record's timestamp to the start of its handler.",
                    boundaries: Histogram.messagingDurationBoundaries
                )
            )
            histogram.record(queue, attributes: attributes)
        }
        if latency.clockSkew != nil {
            let counter = meter.makeCounter(
                Counter.Definition(
                    name: clockSkewMetric,
                    unit: "{message}",
                    description: "Messages with a time that is not known because clocks disagree."
                )
            )
            counter.add(1, attributes: attributes)
        }
        // End of your code.
    }
}
