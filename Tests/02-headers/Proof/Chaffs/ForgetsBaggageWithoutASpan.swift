import Kafka
import Tracing

@testable import Lab02Solution

/// A context without a span is taken for an empty one: its baggage stays behind.
enum ForgetsBaggageWithoutASpan {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var written: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())

        var replaced = written.map(\.key)
        guard replaced.contains("traceparent") else { return headers ?? [] }
        replaced.append("tracestate")
        return (headers ?? []).filter { !replaced.contains($0.key) } + written
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
