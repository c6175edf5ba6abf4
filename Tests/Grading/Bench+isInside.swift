import OTel

extension Bench {
    /// Whether `context` is the span's own, or that of a span below it, at any depth. A student may start further spans:
    /// what counts is that work is inside the span that was asked for.
    public func isInside(_ context: SpanContext?, _ span: SpanData) -> Bool {
        let spans = spans
        var spanID = context?.spanID
        // A trace of n spans has at most n levels, whatever its parents say.
        for _ in 0...spans.count {
            if spanID == span.context.spanID { return true }
            guard let parent = spans.first(where: { $0.context.spanID == spanID })?.parent else { return false }
            spanID = parent.spanID
        }
        return false
    }
}
