import Kafka
import Synchronization
import Tracing

@testable import Lab02Solution

/// One context is kept: a message without headers gets the one before.
enum KeepsTheContextBetweenMessages {
    private static let kept = Mutex(ServiceContext.topLevel)

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
        kept.withLock { context in
            InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
            return context
        }
    }
}
