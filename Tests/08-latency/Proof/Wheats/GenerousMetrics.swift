import Kafka
import OTel
import Tracing

@testable import Lab08Solution

/// Metrics with instruments made by hand, a histogram for the whole path, error.type on both, and further attributes of few
/// values.
struct GenerousMetrics: MetricsPart {
    let meter: Meter

    func record(_ latency: HopLatency, of message: KafkaConsumerMessage, groupID: String, errorType: String?) {
        var attributes = SpanAttributes()
        attributes["messaging.system"] = "kafka"
        attributes["messaging.operation.name"] = "process"
        attributes["messaging.operation.type"] = "process"
        attributes["messaging.destination.name"] = message.topic
        attributes["messaging.destination.partition.id"] = String(message.partition.rawValue)
        attributes["messaging.consumer.group.name"] = groupID
        attributes["server.address"] = "broker.example"
        attributes["server.port"] = 9092
        attributes["error.type"] = errorType
        record(latency.handler, "messaging.process.duration", attributes)
        record(latency.queue, queueMetric, attributes)
        record(latency.endToEnd, "workshop.messaging.end_to_end.duration", attributes)
        let skewed = meter.makeCounter(Counter.Definition(name: clockSkewMetric, unit: "{message}"))
        skewed.add(latency.clockSkew == nil ? 0 : 1, attributes: attributes)
    }

    private func record(_ duration: Duration?, _ name: String, _ attributes: SpanAttributes) {
        guard let duration else { return }
        let boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
        let histogram = meter.makeHistogram(Histogram.Definition(name: name, unit: "s", boundaries: boundaries))
        histogram.record(duration / .seconds(1), attributes: attributes)
    }
}
