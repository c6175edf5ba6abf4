import Kafka
import Tracing

@testable import Lab02Solution

/// Quotes are taken away and uppercase is made lowercase, so that an invalid traceparent is read.
enum RepairsTheTraceparent {
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
        let headers = (headers ?? []).map { header in
            guard header.key == "traceparent", let value = header.value else { return header }
            let text = String(decoding: value, as: UTF8.self).lowercased().filter { $0 != "\"" }
            return KafkaHeader(key: header.key, value: text)
        }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
