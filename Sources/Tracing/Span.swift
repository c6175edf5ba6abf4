/// One operation: its name, its place in a trace, when it ran, and what is known about it.
///
/// A span has reference semantics: all copies write to the same span. It is ended exactly once.
/// OpenTelemetry: specification, "Tracing API", Span.
public protocol Span: Sendable {
    /// The context in which this span is the active one: pass it to children and to `inject`.
    var context: ServiceContext { get }

    /// The span's name. It may be made more precise while the span runs.
    var operationName: String { get nonmutating set }

    /// What describes the span.
    var attributes: SpanAttributes { get nonmutating set }

    /// Whether anything set on this span is kept. False for a span that was not sampled, and after the end.
    var isRecording: Bool { get }

    /// Sets the status. Leave it unset on success.
    func setStatus(_ status: SpanStatus)

    /// Adds an event.
    func addEvent(_ event: SpanEvent)

    /// Adds an `exception` event for `error`. It does not set the status.
    func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    )

    /// Adds a link to another span, of this or another trace.
    func addLink(_ link: SpanLink)

    /// Ends the span at `instant`. Nothing set on it afterwards is kept, and a second end is ignored.
    func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant)
}

extension Span {
    /// Ends the span now.
    public func end() {
        end(at: TracerNow())
    }

    /// Adds an `exception` event for `error`, now.
    public func recordError(_ error: any Error) {
        recordError(error, attributes: [:], at: TracerNow())
    }

    /// Adds an `exception` event for `error` with further attributes, now.
    public func recordError(_ error: any Error, attributes: SpanAttributes) {
        recordError(error, attributes: attributes, at: TracerNow())
    }

    /// Changes several attributes in one read and one write.
    public func updateAttributes(_ update: (inout SpanAttributes) -> Void) {
        var attributes = self.attributes
        update(&attributes)
        self.attributes = attributes
    }

    /// Links this span to `other`.
    public func addLink(_ other: Self, attributes: SpanAttributes = [:]) {
        addLink(SpanLink(context: other.context, attributes: attributes))
    }
}
