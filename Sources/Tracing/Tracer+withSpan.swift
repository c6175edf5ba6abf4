extension Tracer {
    /// Runs `operation` inside a new span: ``ServiceContext/current`` is bound to the span's context, an error that is
    /// thrown is recorded with the status set to error and thrown on, and the span is ended on every path.
    public func withSpan<T>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line,
        _ operation: (Self.Span) throws -> T
    ) rethrows -> T {
        try withSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: TracerNow(),
            function: function,
            file: fileID,
            line: line,
            operation
        )
    }

    /// As the form without `at`, with the span started at `instant`.
    public func withSpan<T>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        at instant: @autoclosure () -> some TracerInstant,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line,
        _ operation: (Self.Span) throws -> T
    ) rethrows -> T {
        let span = startSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: instant(),
            function: function,
            file: fileID,
            line: line
        )
        defer { span.end() }
        do {
            return try ServiceContext.$current.withValue(span.context) { try operation(span) }
        } catch {
            span.recordFailure(error)
            throw error
        }
    }

    /// Runs the asynchronous `operation` inside a new span: ``ServiceContext/current`` is bound to the span's context, an
    /// error that is thrown is recorded with the status set to error and thrown on, and the span is ended on every path.
    public func withSpan<T>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        isolation: isolated (any Actor)? = #isolation,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line,
        _ operation: (Self.Span) async throws -> T
    ) async rethrows -> T {
        try await withSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: TracerNow(),
            isolation: isolation,
            function: function,
            file: fileID,
            line: line,
            operation
        )
    }

    /// As the asynchronous form without `at`, with the span started at `instant`.
    public func withSpan<T>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
        ofKind kind: SpanKind = .internal,
        at instant: @autoclosure () -> some TracerInstant,
        isolation: isolated (any Actor)? = #isolation,
        function: String = #function,
        file fileID: String = #fileID,
        line: UInt = #line,
        _ operation: (Self.Span) async throws -> T
    ) async rethrows -> T {
        let span = startSpan(
            operationName,
            context: context(),
            ofKind: kind,
            at: instant(),
            function: function,
            file: fileID,
            line: line
        )
        defer { span.end() }
        do {
            return try await ServiceContext.$current.withValue(
                span.context,
                operation: { try await operation(span) },
                isolation: isolation
            )
        } catch {
            span.recordFailure(error)
            throw error
        }
    }
}

extension Span {
    /// What every `withSpan` does with an error that leaves it.
    fileprivate func recordFailure(_ error: any Error) {
        recordError(error)
        setStatus(SpanStatus(code: .error))
    }
}
