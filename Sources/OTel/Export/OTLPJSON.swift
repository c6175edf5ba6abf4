import Tracing

/// Telemetry as OTLP JSON (OTLP specification, "JSON Protobuf Encoding"): lowerCamelCase keys, ids in hexadecimal, 64-bit
/// integers as decimal strings, enums as integers.
public enum OTLPJSON {
    /// One `{"resourceSpans":[…]}` document without a line break, as UTF-8.
    public static func encode(_ spans: [SpanData]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("resourceSpans")
            writer.array(spans.grouped(by: \.resource)) { $0.resourceSpans($1.key, $1.members) }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func resourceSpans(_ resource: Resource, _ spans: [SpanData]) {
        object { writer in
            writer.resource(resource)
            writer.key("scopeSpans")
            writer.array(CollectionOfOne(spans)) { writer, spans in
                writer.object { writer in
                    writer.scope(named: "kafka-tracing-workshop")
                    writer.key("spans")
                    writer.array(spans) { $0.span($1) }
                }
            }
        }
    }

    private mutating func span(_ span: SpanData) {
        object { writer in
            writer.member("traceId", span.context.traceID)
            writer.member("spanId", span.context.spanID)
            if !span.context.traceState.isEmpty {
                writer.member("traceState", span.context.traceState.headerValue)
            }
            if let parent = span.parent {
                writer.member("parentSpanId", parent.spanID)
            }
            writer.member("flags", span.context.otlpFlags(isRemote: span.parent?.isRemote ?? false))
            writer.member("name", span.name)
            writer.member("kind", span.kind.otlpValue)
            writer.member("startTimeUnixNano", quoted: span.startTime)
            writer.member("endTimeUnixNano", quoted: span.endTime)
            writer.attributes(span.attributes)
            writer.dropped("droppedAttributesCount", span.droppedAttributesCount)
            if !span.events.isEmpty {
                writer.key("events")
                writer.array(span.events) { $0.event($1) }
            }
            writer.dropped("droppedEventsCount", span.droppedEventsCount)
            if !span.links.isEmpty {
                writer.key("links")
                writer.array(span.links) { $0.link($1) }
            }
            writer.dropped("droppedLinksCount", span.droppedLinksCount)
            writer.key("status")
            writer.object { $0.status(span.status) }
        }
    }

    private mutating func event(_ event: SpanData.Event) {
        object { writer in
            writer.member("timeUnixNano", quoted: event.nanosecondsSinceEpoch)
            writer.member("name", event.name)
            writer.attributes(event.attributes)
            writer.dropped("droppedAttributesCount", event.droppedAttributesCount)
        }
    }

    private mutating func link(_ link: SpanData.Link) {
        object { writer in
            writer.member("traceId", link.context.traceID)
            writer.member("spanId", link.context.spanID)
            if !link.context.traceState.isEmpty {
                writer.member("traceState", link.context.traceState.headerValue)
            }
            writer.attributes(link.attributes)
            writer.dropped("droppedAttributesCount", link.droppedAttributesCount)
            writer.member("flags", link.context.otlpFlags(isRemote: link.context.isRemote))
        }
    }

    /// How many the limits dropped, a 32-bit number in opentelemetry-proto; nothing when none.
    private mutating func dropped(_ key: String, _ count: Int) {
        guard count > 0 else { return }
        member(key, Int(UInt32(clamping: count)))
    }

    private mutating func status(_ status: SpanStatus?) {
        guard let status else { return }
        if let message = status.message {
            member("message", message)
        }
        member("code", status.code == .ok ? 1 : 2)
    }
}

extension SpanContext {
    /// Bits 0-7 are W3C's flags; 0x100 says that it is known whether the parent (of a span) or target (of a link) is
    /// remote, and 0x200 that it is (opentelemetry-proto, `SpanFlags`).
    fileprivate func otlpFlags(isRemote: Bool) -> Int {
        Int(traceFlags.rawValue) | 0x100 | (isRemote ? 0x200 : 0)
    }
}

extension SpanKind {
    fileprivate var otlpValue: Int {
        switch self {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }
}
