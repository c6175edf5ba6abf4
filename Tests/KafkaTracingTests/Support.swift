import Kafka
import OTel
import Tracing

/// Contexts and headers that the tests share.
enum Fixture {
    static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"
    static let otherParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    static let unsampledParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"

    /// Headers that are not the trace's: binary, null, empty, with a repeated and a similar name.
    static let foreign = [
        KafkaHeader(key: "schema-id", value: [0x00, 0xFF, 0xFE, 0x80]),
        KafkaHeader(key: "note"),
        KafkaHeader(key: "hop", value: "1"),
        KafkaHeader(key: "Traceparent", value: otherParent),
        KafkaHeader(key: "empty", value: []),
        KafkaHeader(key: "hop", value: "1"),
    ]

    /// Makes the process's instrument one that knows `traceparent`, `tracestate` and `baggage`.
    static func bootstrap() {
        TaskLocalTracer.bootstrap()
    }

    /// A context with the span of this traceparent.
    static func context(_ traceparent: String, traceState: TraceState = TraceState()) -> ServiceContext {
        let fields = traceparent.split(separator: "-")
        var context = ServiceContext.topLevel
        if let traceID = TraceID(hex: fields[1]), let spanID = SpanID(hex: fields[2]),
            let flags = UInt8(fields[3], radix: 16)
        {
            context.spanContext = SpanContext(
                traceID: traceID,
                spanID: spanID,
                traceFlags: TraceFlags(rawValue: flags),
                traceState: traceState
            )
        }
        return context
    }
}

extension KafkaHeader {
    static func traceparent(_ value: String) -> KafkaHeader { KafkaHeader(key: "traceparent", value: value) }
    static func tracestate(_ value: String) -> KafkaHeader { KafkaHeader(key: "tracestate", value: value) }
}
