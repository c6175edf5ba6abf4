/// An instrument that can also start spans (OpenTelemetry specification, "Tracing API", Tracer).
public protocol Tracer: Instrument {
    /// The type of the spans it starts.
    associatedtype Span: Tracing.Span

    /// Starts a span whose parent is the span in `context`, if there is one. The caller must end it.
    ///
    /// - Parameters:
    ///   - operationName: the span's name.
    ///   - context: where the span belongs; evaluated at most once.
    ///   - kind: the span's kind.
    ///   - instant: when it started.
    ///   - function: the calling function.
    ///   - fileID: the calling file.
    ///   - line: the calling line.
    func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> Self.Span

    /// Exports all spans that have ended and were not exported yet. It returns in bounded time.
    func forceFlush()
}

extension Tracer {
    /// Starts a span now; the caller must end it. Prefer `withSpan`, which cannot forget to.
    public func startSpan(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line
    ) -> Self.Span {
        startSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: TracerNow(),
            function: function,
            file: fileID,
            line: line
        )
    }

    /// Starts a span at `instant`; the caller must end it. Prefer `withSpan`, which cannot forget to.
    public func startSpan(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        at instant: @autoclosure () -> some TracerInstant,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line
    ) -> Self.Span {
        startSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: instant(),
            function: function,
            file: fileID,
            line: line
        )
    }
}
