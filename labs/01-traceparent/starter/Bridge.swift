import OTel
import Tracing

extension TraceParent {
    /// What names `span` on the wire; nil when no tracing is set up.
    init?(of span: any Span) {
        guard let context = span.context.spanContext else { return nil }
        self.init(traceID: context.traceID.hex, parentID: context.spanID.hex, flags: context.traceFlags.rawValue)
    }

    /// A context to start a span in, so that the span is a child of the one that sent this header.
    var serviceContext: ServiceContext {
        var context = ServiceContext.topLevel
        if let traceID = TraceID(hex: traceID), let spanID = SpanID(hex: parentID) {
            context.spanContext = SpanContext(
                traceID: traceID,
                spanID: spanID,
                traceFlags: TraceFlags(rawValue: flags),
                isRemote: true
            )
        }
        return context
    }
}
