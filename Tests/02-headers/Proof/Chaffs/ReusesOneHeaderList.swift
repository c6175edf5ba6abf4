import Kafka
import Synchronization
import Tracing

@testable import Lab02Solution

/// The headers that were written once go out with every later message that has the same headers.
enum ReusesOneHeaderList {
    private static let shared = Mutex<(given: [KafkaHeader]?, result: [KafkaHeader])>((nil, []))

    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var written: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())

        var replaced = written.map(\.key)
        if replaced.contains("traceparent") {
            replaced.append("tracestate")
        }
        let result = (headers ?? []).filter { !replaced.contains($0.key) } + written
        guard !written.isEmpty else { return result }
        return shared.withLock { [headers] shared in
            if shared.given != headers || headers?.isEmpty != false {
                shared = (headers, result)
            }
            return shared.result
        }
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
