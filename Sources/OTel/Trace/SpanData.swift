import Tracing

/// A span that has ended, as processors and exporters get it (OpenTelemetry specification, "Tracing SDK", Additional
/// Span Interfaces, Readable span).
public struct SpanData: Sendable {
    /// An event, as it was recorded (OpenTelemetry specification, "Tracing API", Add Events).
    public struct Event: Sendable, Equatable {
        /// The name.
        public let name: String

        /// When it happened, in nanoseconds since the Unix epoch.
        public let nanosecondsSinceEpoch: UInt64

        /// What describes the event.
        public let attributes: SpanAttributes

        /// How many attributes ``SpanLimits/attributePerEventCountLimit`` dropped.
        public let droppedAttributesCount: Int

        /// Makes an event.
        public init(
            name: String,
            nanosecondsSinceEpoch: UInt64,
            attributes: SpanAttributes = [:],
            droppedAttributesCount: Int = 0
        ) {
            self.name = name
            self.nanosecondsSinceEpoch = nanosecondsSinceEpoch
            self.attributes = attributes
            self.droppedAttributesCount = droppedAttributesCount
        }
    }

    /// A link, with the context of the span that it points to (OpenTelemetry specification, "Tracing API", Link).
    public struct Link: Sendable, Equatable {
        /// The span linked to.
        public let context: SpanContext

        /// What describes the link.
        public let attributes: SpanAttributes

        /// How many attributes ``SpanLimits/attributePerLinkCountLimit`` dropped.
        public let droppedAttributesCount: Int

        /// Makes a link.
        public init(context: SpanContext, attributes: SpanAttributes = [:], droppedAttributesCount: Int = 0) {
            self.context = context
            self.attributes = attributes
            self.droppedAttributesCount = droppedAttributesCount
        }
    }

    /// The span's own context.
    public let context: SpanContext

    /// The parent's context, or nil for a root.
    public let parent: SpanContext?

    /// The name.
    public let name: String

    /// The kind.
    public let kind: SpanKind

    /// When it started, in nanoseconds since the Unix epoch.
    public let startTime: UInt64

    /// When it ended, in nanoseconds since the Unix epoch.
    public let endTime: UInt64

    /// The attributes.
    public let attributes: SpanAttributes

    /// The events, in the order in which they were added.
    public let events: [Event]

    /// The links, in the order in which they were added.
    public let links: [Link]

    /// The status, or nil when it was left unset.
    public let status: SpanStatus?

    /// How many attributes the limit dropped. One that was set again after it was dropped counts again.
    public let droppedAttributesCount: Int

    /// How many events the limit dropped.
    public let droppedEventsCount: Int

    /// How many links the limit dropped.
    public let droppedLinksCount: Int

    /// What made the span: the service.
    public let resource: Resource

    /// Makes a finished span.
    public init(
        context: SpanContext,
        parent: SpanContext?,
        name: String,
        kind: SpanKind,
        startTime: UInt64,
        endTime: UInt64,
        attributes: SpanAttributes = [:],
        events: [Event] = [],
        links: [Link] = [],
        status: SpanStatus? = nil,
        droppedAttributesCount: Int = 0,
        droppedEventsCount: Int = 0,
        droppedLinksCount: Int = 0,
        resource: Resource
    ) {
        self.context = context
        self.parent = parent
        self.name = name
        self.kind = kind
        self.startTime = startTime
        self.endTime = endTime
        self.attributes = attributes
        self.events = events
        self.links = links
        self.status = status
        self.droppedAttributesCount = droppedAttributesCount
        self.droppedEventsCount = droppedEventsCount
        self.droppedLinksCount = droppedLinksCount
        self.resource = resource
    }
}
