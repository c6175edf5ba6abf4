import Kafka
import LabKit
import Tracing

/// `headers` with `context` written into them by the bootstrapped instrument: `traceparent`, and `tracestate` and
/// `baggage` where there is something to say.
///
/// What an earlier hop wrote is replaced, a `tracestate` that belonged to a replaced `traceparent` included. All other
/// headers keep their bytes and their order. Where `context` holds no span, `traceparent` and `tracestate` stay as they
/// are. A nil list is an empty one.
func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
    // Your code: steps 2 and 3.
    TODO(2, "write the context into the headers")
    TODO(3, "let no old tracestate stay beside a new traceparent")
    return headers ?? []
    // End of your code.
}

/// The context that `headers` carry, read by the bootstrapped instrument. It holds no span where they carry
/// none, or an invalid one: whatever is done in it starts a new trace. A nil list is an empty one.
func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
    // Your code: step 5.
    TODO(5, "read the context from the headers")
    return .topLevel
    // End of your code.
}
