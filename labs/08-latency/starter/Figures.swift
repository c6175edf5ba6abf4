import Kafka
import OTel
import Tracing

/// What was measured about a consumer group in a while.
struct GroupFigures: Sendable {
    /// How long was measured.
    var window: Duration

    /// How many consumers shared the partitions.
    var consumers: Int

    /// How long messages may wait before somebody should look.
    var queueLimit: Duration

    /// Each of the topic's partitions.
    var partitions: [PartitionFigures]
}

/// What was measured about one partition.
struct PartitionFigures: Sendable {
    var partition: KafkaPartition

    /// How many messages were handled.
    var handled: Int

    /// How many messages are there and were not handled yet: the consumer lag.
    var waiting: Int

    /// How long the first of those that wait has waited; nil where none waits.
    var oldestWaiting: Duration?

    /// The queue times of the messages that were handled; nil where none was measured.
    var queue: Spread?

    /// The handler times of the messages that were handled; nil where none was measured.
    var handler: Spread?
}

/// What a histogram knows about the durations that were recorded in it.
struct Spread: Sendable {
    /// How many were recorded: one or more.
    var count: Int
    var total: Duration
    var longest: Duration

    /// How many fell into each of the histogram's buckets.
    var buckets: [Int] = []

    var mean: Duration { total / max(count, 1) }
}

/// Why the messages of a group wait.
enum Diagnosis: Sendable, Equatable {
    /// They do not wait long.
    case healthy
    /// The consumer takes messages too slowly, though its handlers are quick.
    case slowConsumer
    /// The consumer spends its time in the handler.
    case slowHandler
    /// These partitions wait, and others do not.
    case stuckPartitions([KafkaPartition])
}

extension Diagnosis: CustomStringConvertible {
    var description: String {
        switch self {
        case .healthy: "healthy"
        case .slowConsumer: "slow consumer"
        case .slowHandler: "slow handler"
        case .stuckPartitions(let partitions):
            "stuck partition \(partitions.map(\.description).joined(separator: ", "))"
        }
    }
}

extension Spread {
    /// What the histogram called `name` holds for one partition; nil where it holds nothing.
    init?(_ name: String, partition: KafkaPartition, in metrics: [MetricData]) {
        let points = metrics.filter { $0.name == name }.flatMap { metric in
            if case .histogram(let points) = metric.points { points } else { [MetricData.HistogramDataPoint]() }
        }
        let own = points.filter { $0.attributes.get("messaging.destination.partition.id") == .string("\(partition)") }
        guard let first = own.first else { return nil }
        count = Int(own.map(\.count).reduce(0, +))
        total = .seconds(own.map(\.sum).reduce(0, +))
        longest = .seconds(own.map(\.max).max() ?? 0)
        buckets = first.bucketCounts.indices.map { index in
            own.map { $0.bucketCounts.indices.contains(index) ? Int($0.bucketCounts[index]) : 0 }.reduce(0, +)
        }
    }
}
