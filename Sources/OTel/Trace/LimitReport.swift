import Tracing

/// What the SDK says when limits dropped something (OpenTelemetry specification, "Tracing SDK", Span Limits): once for each
/// span, when it ends, and not for each attribute, event or link.
enum LimitReport {
    /// One line about what `span` lost, and which variables set the limits; nil when it lost nothing.
    static func losses(of span: SpanData) -> String? {
        guard hasLosses(span) else { return nil }
        let losses = [
            loss(span.droppedAttributesCount, "attribute", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT"),
            loss(span.droppedEventsCount, "event", "OTEL_SPAN_EVENT_COUNT_LIMIT"),
            loss(span.droppedLinksCount, "link", "OTEL_SPAN_LINK_COUNT_LIMIT"),
            loss(
                span.events.reduce(0) { $0 + $1.droppedAttributesCount },
                "event attribute",
                "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT"
            ),
            loss(
                span.links.reduce(0) { $0 + $1.droppedAttributesCount },
                "link attribute",
                "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT"
            ),
        ].compactMap(\.self)
        return "span \(ConsoleText.quoted(span.name)) is over its limits and lost \(losses.joined(separator: ", "))"
    }

    /// Asked of every span, and nearly always false.
    private static func hasLosses(_ span: SpanData) -> Bool {
        span.droppedAttributesCount > 0 || span.droppedEventsCount > 0 || span.droppedLinksCount > 0
            || span.events.contains { $0.droppedAttributesCount > 0 }
            || span.links.contains { $0.droppedAttributesCount > 0 }
    }

    private static func loss(_ count: Int, _ name: String, _ variable: String) -> String? {
        count > 0 ? "\(count) \(name)\(count == 1 ? "" : "s") (\(variable))" : nil
    }
}
