import Kafka
import OTel
import Tracing

@testable import Lab02Solution

/// The sampled bit is set on whatever comes in.
enum SamplesEverything {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
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
        if let span = context.spanContext {
            context.spanContext = SpanContext(
                traceID: span.traceID,
                spanID: span.spanID,
                traceFlags: span.traceFlags.union(.sampled),
                traceState: span.traceState,
                isRemote: true
            )
        }
        return context
    }
}
