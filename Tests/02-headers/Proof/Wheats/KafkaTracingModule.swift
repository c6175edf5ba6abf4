import Kafka
import KafkaTracing
import Tracing

@testable import Lab02Checks

extension Lab02Subject {
    /// The module that later labs import in place of the student's own code, held to the same checks.
    static let kafkaTracing = Lab02Subject(
        set: { KafkaHeadersInjector().inject($0, forKey: $1, into: &$2) },
        get: { KafkaHeadersExtractor().extract(key: $0, from: $1) },
        keys: { KafkaHeadersExtractor().keys(of: $0) },
        inject: { injectTraceContext($0, into: $1) },
        extract: { extractTraceContext(from: $0) }
    )
}
