import Kafka
import KafkaTracing
import Tracing

/// The value of the span attribute `error.type`: one of a few words, so that spans can be grouped by it. Details belong in
/// the exception event.
func errorType(of error: any Error) -> String {
    switch error {
    case let error as StepError: error.type
    case let error as KafkaError: error.code.rawValue
    default: String(describing: type(of: error))
    }
}

extension Span {
    /// Records that the work of this span failed: the status, `error.type` and the exception event.
    func fail(with error: any Error) {
        attributes["error.type"] = errorType(of: error)
        setStatus(SpanStatus(code: .error))
        recordError(error)
    }
}

extension [KafkaHeader] {
    /// The text of the last header called `key`; nil when there is none, or when it is not UTF-8.
    func text(of key: String) -> String? {
        last { $0.key == key }?.value.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Puts one header called `key` in place of all that have that name. With nil it only removes them.
    mutating func replace(_ key: String, with text: String?) {
        removeAll { $0.key == key }
        if let text {
            append(KafkaHeader(key: key, value: text))
        }
    }
}

/// What is left of a context when its process ends: the headers that carry it, by name. A live context is an object in
/// memory; this is text, and can be stored.
func savedContext(_ context: ServiceContext) -> [String: String] {
    let headers = injectTraceContext(context, into: [])
    return Dictionary(headers.map { ($0.key, headers.text(of: $0.key) ?? "") }) { _, last in last }
}

/// The context that ``savedContext(_:)`` saved. It is empty where there is none, or none that can be read.
func restoredContext(_ saved: [String: String]) -> ServiceContext {
    extractTraceContext(from: saved.map { KafkaHeader(key: $0.key, value: $0.value) })
}
