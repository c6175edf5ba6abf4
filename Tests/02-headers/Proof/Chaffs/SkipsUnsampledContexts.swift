import Kafka
import OTel
import Tracing

@testable import Lab02Solution

/// Nothing is written for a context that is not sampled.
enum SkipsUnsampledContexts {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        guard context.spanContext?.isSampled != false else { return headers ?? [] }
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
