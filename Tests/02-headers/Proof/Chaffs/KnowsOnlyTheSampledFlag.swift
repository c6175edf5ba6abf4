import Kafka
import OTel
import Tracing

@testable import Lab02Solution

/// The flags are 01 or 00: the random bit is lost.
enum KnowsOnlyTheSampledFlag {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var context = context
        if let span = context.spanContext {
            context.spanContext = SpanContext(
                traceID: span.traceID,
                spanID: span.spanID,
                traceFlags: span.isSampled ? .sampled : [],
                traceState: span.traceState
            )
        }
        var written: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())

        var replaced = written.map(\.key)
        if replaced.contains("traceparent") {
            replaced.append("tracestate")
        }
        return (headers ?? []).filter { !replaced.contains($0.key) } + written
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
