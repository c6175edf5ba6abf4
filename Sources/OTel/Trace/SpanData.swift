import Tracing

/// A span that has ended, as processors and exporters get it.
public struct SpanData: Sendable {
    /// A link, with the context of the span that it points to.
    public struct Link: Sendable, Equatable {
        /// The span linked to.
        public let context: SpanContext

        /// What describes the link.
        public let attributes: SpanAttributes

        /// Makes a link.
        public init(context: SpanContext, attributes: SpanAttributes = [:]) {
            self.context = context
            self.attributes = attributes
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
    public let events: [SpanEvent]

    /// The links, in the order in which they were added.
    public let links: [Link]

    /// The status, or nil when it was left unset.
    public let status: SpanStatus?

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
        events: [SpanEvent] = [],
        links: [Link] = [],
        status: SpanStatus? = nil,
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
        self.resource = resource
    }
}
