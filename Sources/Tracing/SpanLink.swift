/// A pointer from one span to another that caused it without being its parent: in Kafka, from a span that handles a
/// message to the span that created it (OpenTelemetry specification, "Tracing API", Link).
public struct SpanLink: Sendable {
    /// A context whose span is the one linked to.
    public let context: ServiceContext

    /// What describes the link.
    public let attributes: SpanAttributes

    /// Makes a link.
    public init(context: ServiceContext, attributes: SpanAttributes) {
        self.context = context
        self.attributes = attributes
    }
}
