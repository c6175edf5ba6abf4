import Kafka
import Tracing

@testable import Lab02Solution

/// The names of all headers are made lowercase before they are read.
enum LowercasesTheNames {
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
        let headers = (headers ?? []).map { KafkaHeader(key: $0.key.lowercased(), value: $0.value) }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
