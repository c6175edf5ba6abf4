import Kafka
import Tracing

@testable import Lab02Solution

/// A message that has a traceparent keeps it.
enum KeepsTheTraceparentThatIsThere {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var headers = headers ?? []
        if !headers.contains(where: { $0.key == "traceparent" }) {
            InstrumentationSystem.instrument.inject(context, into: &headers, using: KafkaHeadersInjector())
        }
        return headers
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
