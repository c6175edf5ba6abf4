import Kafka
import Tracing

@testable import Lab02Solution

/// What is active where the message is read counts where the headers carry nothing.
enum StartsFromTheActiveContext {
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
        var context = ServiceContext.current ?? .topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
