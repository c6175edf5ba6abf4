import Kafka
import OTel
import Tracing

/// Lab 08, as somebody solved it.
struct Lab08Subject: Sendable {
    typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

    /// `HopLatency`
    struct Hop: Sendable, Equatable {
        var queue: Duration?
        var handler: Duration?
        var endToEnd: Duration?
        var clockSkew: Duration?
    }

    /// `hopLatency(of:handlerBegan:handlerEnded:)`; the moments are in nanoseconds since the Unix epoch.
    var latency: @Sendable (KafkaConsumerMessage, _ began: UInt64, _ ended: UInt64) -> Hop

    /// `TimedProducer.send(_:causedBy:)`, which carries the origin.
    var send:
        @Sendable (any KafkaProducer, any WallClock, KafkaProducerMessage, KafkaConsumerMessage?) async throws -> Void

    /// `TimedConsumer.run(_:)`
    var run: @Sendable (any KafkaConsumer, Meter, any WallClock, @escaping Handler) async throws -> Void

    /// `diagnose(_:)`
    var diagnose: @Sendable (GroupCase) -> GroupCase.Cause
}
