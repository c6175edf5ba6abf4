import Tracing

/// What a tracer and all its spans have in common. A span holds one reference to it.
final class TracerSharedState: Sendable {
    let resource: Resource
    let sampler: any Sampler
    let limits: SpanLimits
    let idGenerator: any IDGenerator
    let clock: any WallClock
    let propagator: any TextMapPropagator
    let processor: any SpanProcessor
    let isDisabled: Bool
    let report: @Sendable (String) -> Void

    init(
        resource: Resource,
        sampler: any Sampler,
        limits: SpanLimits,
        idGenerator: any IDGenerator,
        clock: any WallClock,
        propagator: any TextMapPropagator,
        processor: any SpanProcessor,
        isDisabled: Bool,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.resource = resource
        self.sampler = sampler
        self.limits = limits
        self.idGenerator = idGenerator
        self.clock = clock
        self.propagator = propagator
        self.processor = processor
        self.isDisabled = isDisabled
        self.report = report
    }

    /// Hands a span that ended to the processor, if it is sampled.
    func spanEnded(_ span: SpanData) {
        guard span.context.isSampled else { return }
        if let losses = LimitReport.losses(of: span) {
            report(losses)
        }
        processor.onEnd(span)
    }
}
