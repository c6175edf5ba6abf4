import Kafka
import Tracing

@testable import Lab02Solution

/// The old context is taken away even where there is no new one.
enum ClearsWithoutASpan {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var headers = (headers ?? []).filter { !["traceparent", "tracestate"].contains($0.key) }
        InstrumentationSystem.instrument.inject(context, into: &headers, using: KafkaHeadersInjector())
        return headers
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
