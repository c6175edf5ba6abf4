/// Starts a span with the bootstrapped tracer; the caller must end it. Prefer `withSpan`, which cannot forget to.
public func startSpan(
    _ operationName: String,
    context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
    ofKind kind: SpanKind = .internal,
    function: String = #function,
    file fileID: String = #fileID,
    line: UInt = #line
) -> any Span {
    InstrumentationSystem.tracer.startSpan(
        operationName,
        context: context(),
        ofKind: kind,
        function: function,
        file: fileID,
        line: line
    )
}

/// Starts a span at `instant` with the bootstrapped tracer; the caller must end it.
public func startSpan(
    _ operationName: String,
    context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
    ofKind kind: SpanKind = .internal,
    at instant: @autoclosure () -> some TracerInstant,
    function: String = #function,
    file fileID: String = #fileID,
    line: UInt = #line
) -> any Span {
    InstrumentationSystem.tracer.startSpan(
        operationName,
        context: context(),
        ofKind: kind,
        at: instant(),
        function: function,
        file: fileID,
        line: line
    )
}

/// Runs `operation` inside a new span of the bootstrapped tracer: ``ServiceContext/current`` is bound to the span's
/// context, an error that is thrown is recorded with the status set to error and thrown on, and the span always ends.
public func withSpan<T>(
    _ operationName: String,
    context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
    ofKind kind: SpanKind = .internal,
    function: String = #function,
    file fileID: String = #fileID,
    line: UInt = #line,
    _ operation: (any Span) throws -> T
) rethrows -> T {
    try InstrumentationSystem.tracer.withSpan(
        operationName,
        context: context(),
        ofKind: kind,
        function: function,
        file: fileID,
        line: line
    ) { try operation($0) }
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
    _ operation: (any Span) throws -> T
) rethrows -> T {
    try InstrumentationSystem.tracer.withSpan(
        operationName,
        context: context(),
        ofKind: kind,
        at: instant(),
        function: function,
        file: fileID,
        line: line
    ) { try operation($0) }
}

/// Runs the asynchronous `operation` inside a new span of the bootstrapped tracer: ``ServiceContext/current`` is bound
/// to the span's context, an error that is thrown is recorded with the status set to error and thrown on, and the span
/// always ends.
public func withSpan<T>(
    _ operationName: String,
    context: @autoclosure () -> ServiceContext = .current ?? .topLevel,
    ofKind kind: SpanKind = .internal,
    isolation: isolated (any Actor)? = #isolation,
    function: String = #function,
    file fileID: String = #fileID,
    line: UInt = #line,
    _ operation: (any Span) async throws -> T
) async rethrows -> T {
    try await InstrumentationSystem.tracer.withSpan(
        operationName,
        context: context(),
        ofKind: kind,
        isolation: isolation,
        function: function,
        file: fileID,
        line: line
    ) { try await operation($0) }
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
    _ operation: (any Span) async throws -> T
) async rethrows -> T {
    try await InstrumentationSystem.tracer.withSpan(
        operationName,
        context: context(),
        ofKind: kind,
        at: instant(),
        isolation: isolation,
        function: function,
        file: fileID,
        line: line
    ) { try await operation($0) }
}
