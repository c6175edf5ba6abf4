import Kafka
import OTel
import Tracing

@testable import Lab08Solution

/// The partition is not among the attributes.
enum ForgetsThePartition {
    struct LatencyMetrics: Sendable {
        let meter: Meter

        func record(_ latency: HopLatency, of message: KafkaConsumerMessage, groupID: String, errorType: String?) {
            let attributes: SpanAttributes = [
                "messaging.system": "kafka",
                "messaging.operation.name": "process",
                "messaging.destination.name": .string(message.topic),
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
        }
    }
}
