import Kafka
import OTel
import Tracing

/// Lab 09, as somebody solved it.
struct Lab09Subject: Sendable {
    /// `SamplingSetting`
    enum Setting: Sendable {
        case everything
        case ratio(Double)
        case perSecond(Int)
    }

    /// What `recordFailure` is called with.
    struct Failure: Sendable {
        var error: any Error
        var message: KafkaConsumerMessage
        var attributes: SpanAttributes
        var span: any Tracing.Span
        var failures: OTelTracer
    }

    /// `Backend`
    struct Backing: Sendable {
        var processor: any SpanProcessor
        var idGenerator: any IDGenerator
        var clock: any WallClock
    }

    /// `RatioSampler(ratio:)`
    var ratio: @Sendable (Double) throws -> any Sampler

    /// `TracedProducer.send(_:)`
    var send: @Sendable (any KafkaProducer, KafkaProducerMessage) async throws -> Void

    /// `ParentSampler(root:)`
    var parent: @Sendable (_ root: any Sampler) -> any Sampler

    /// `makeSampler(_:clock:)`
    var sampler: @Sendable (Setting, any WallClock) throws -> any Sampler

    /// `RateSampler(tracesPerSecond:clock:)`, which asks `RateWindow`
    var rate: @Sendable (Int, any WallClock) throws -> any Sampler

    /// `recordFailure(_:of:attributes:in:failures:)`
    var recordFailure: @Sendable (Failure) -> Void

    /// `makeTracer(_:sampler:environment:backend:)`
    var tracer: @Sendable (_ service: String, any Sampler, _ environment: [String: String], Backing) -> OTelTracer
}
