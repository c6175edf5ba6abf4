import Kafka
import Tracing

@testable import Lab02Solution

/// The old trace context is taken away as soon as anything was written, a traceparent or not.
enum ClearsForBaggageAlone {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var headers = headers ?? []
        var written: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())
        guard !written.isEmpty else { return headers }
        headers.removeAll { ["traceparent", "tracestate", "baggage"].contains($0.key) }
        return headers + written
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
