import Kafka
import Tracing

/// Lab 02, as somebody solved it.
struct Lab02Subject: Sendable {
    /// `KafkaHeadersInjector.inject(_:forKey:into:)`
    var set: @Sendable (_ value: String, _ key: String, _ headers: inout [KafkaHeader]) -> Void

    /// `KafkaHeadersExtractor.extract(key:from:)`
    var get: @Sendable (_ key: String, _ headers: [KafkaHeader]) -> String?

    /// `KafkaHeadersExtractor.keys(of:)`
    var keys: @Sendable ([KafkaHeader]) -> [String]

    /// `injectTraceContext(_:into:)`
    var inject: @Sendable (ServiceContext, [KafkaHeader]?) -> [KafkaHeader]

    /// `extractTraceContext(from:)`
    var extract: @Sendable ([KafkaHeader]?) -> ServiceContext
}
