import Kafka
import Tracing

/// `headers` with `context` written into them by the bootstrapped instrument: `traceparent`, and `tracestate` and
/// `baggage` where there is something to say.
///
/// What an earlier hop wrote is replaced, a `tracestate` that belonged to a replaced `traceparent` included. All other
/// headers keep their bytes and their order. Where `context` holds no span, `traceparent` and `tracestate` stay as they
/// are.
///
/// - Parameters:
///   - context: what to write: the context of the span that sends, `span.context`.
///   - headers: the message's headers; nil is an empty list.
/// - Returns: the headers to send.
public func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
    let headers = headers ?? []
    var written: [KafkaHeader] = []
    InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())
    guard !written.isEmpty else { return headers }

    // Three keys at most: to look through a list takes less than to hash.
    var replaced = written.map(\.key)
    if replaced.contains("traceparent") {
        replaced.append("tracestate")
    }
    return headers.filter { !replaced.contains($0.key) } + written
}

/// The context that `headers` carry, read by the bootstrapped instrument. It holds no span where they carry
/// none, or an invalid one: whatever is done in it starts a new trace.
///
/// - Parameter headers: a message's headers; nil is an empty list.
/// - Returns: a context to start a span in, or to link to.
public func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
    var context = ServiceContext.topLevel
    InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
    return context
}
