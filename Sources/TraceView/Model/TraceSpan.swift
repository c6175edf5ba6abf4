/// A finished span as an OTLP file holds it. OpenTelemetry protocol: `Span` in `trace.proto`.
///
/// Nothing here is checked: ids, times and texts are what the file says.
public struct TraceSpan: Sendable, Equatable {
    /// The trace's id, 32 lowercase hex digits when the file is right.
    public var traceID: String
    /// The span's own id, 16 lowercase hex digits when the file is right.
    public var spanID: String
    /// The parent's span id; nil for the root of a trace.
    public var parentSpanID: String?
    /// The span's name.
    public var name: String
    /// The role that the span plays in a call or a message.
    public var kind: Kind
    /// The start, in nanoseconds since 1970; 0 where the file has none.
    public var startTimeUnixNano: UInt64
    /// The end, in nanoseconds since 1970; 0 where the file has none.
    public var endTimeUnixNano: UInt64
    /// The span's attributes.
    public var attributes: TraceAttributes
    /// What happened during the span.
    public var events: [Event]
    /// Other spans that this one belongs to, besides its parent.
    public var links: [Link]
    /// Whether the work succeeded.
    public var status: Status
    /// Bits 0-7: the W3C trace flags. 0x100: it is known whether the parent is remote. 0x200: the parent is remote.
    public var flags: UInt32
    /// The attributes of the service that made the span.
    public var resourceAttributes: TraceAttributes
    /// The library that made the span; empty where the file names none.
    public var scopeName: String
    /// How many attributes the limits of the SDK dropped.
    public var droppedAttributesCount: UInt32
    /// How many events the limits of the SDK dropped.
    public var droppedEventsCount: UInt32
    /// How many links the limits of the SDK dropped.
    public var droppedLinksCount: UInt32

    /// Makes a span. Times are nanoseconds since 1970.
    public init(
        traceID: String,
        spanID: String,
        parentSpanID: String? = nil,
        name: String,
        kind: Kind = .internal,
        startTimeUnixNano: UInt64,
        endTimeUnixNano: UInt64,
        attributes: TraceAttributes = [:],
        events: [Event] = [],
        links: [Link] = [],
        status: Status = Status(),
        flags: UInt32 = 0,
        resourceAttributes: TraceAttributes = [:],
        scopeName: String = "",
        droppedAttributesCount: UInt32 = 0,
        droppedEventsCount: UInt32 = 0,
        droppedLinksCount: UInt32 = 0
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.parentSpanID = parentSpanID
        self.name = name
        self.kind = kind
        self.startTimeUnixNano = startTimeUnixNano
        self.endTimeUnixNano = endTimeUnixNano
        self.attributes = attributes
        self.events = events
        self.links = links
        self.status = status
        self.flags = flags
        self.resourceAttributes = resourceAttributes
        self.scopeName = scopeName
        self.droppedAttributesCount = droppedAttributesCount
        self.droppedEventsCount = droppedEventsCount
        self.droppedLinksCount = droppedLinksCount
    }
}

extension TraceSpan {
    /// The resource's `service.name`, or `unknown_service`, the SDK's own default.
    public var serviceName: String {
        resourceAttributes.text("service.name") ?? "unknown_service"
    }

    /// How long the span took, in nanoseconds; nil where its times are missing or the end lies before the start.
    public var duration: UInt64? {
        guard startTimeUnixNano > 0, endTimeUnixNano >= startTimeUnixNano else { return nil }
        return endTimeUnixNano - startTimeUnixNano
    }

    /// Whether the span's parent was made in another process (flags 0x100 and 0x200).
    public var hasRemoteParent: Bool {
        flags & 0x300 == 0x300
    }
}
