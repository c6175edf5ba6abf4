import Synchronization

#if canImport(Darwin)
    // The C library declares `stdout` as a variable; nobody assigns to it.
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    // The C library declares `stdout` as a variable; nobody assigns to it.
    @preconcurrency import Glibc
#elseif canImport(Musl)
    // The C library declares `stdout` as a variable; nobody assigns to it.
    @preconcurrency import Musl
#endif

/// Shows each span as one line, to look at while developing (OpenTelemetry specification, "Span Exporters",
/// Standard output). The format is for people, and may change.
public final class ConsoleSpanExporter: SpanExporter {
    private let isShutDown = Mutex(false)
    private let write: @Sendable (String) -> Void
    private let flush: @Sendable () -> Void

    /// Shows spans on standard output.
    public init() {
        write = { print($0) }
        flush = { fflush(stdout) }
    }

    /// Shows spans through `write`, which gets one line at a time, without a line end, on any thread.
    public init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
        self.flush = {}
    }

    /// Writes one line for each span.
    public func export(_ spans: [SpanData]) {
        guard !isShutDown.withLock({ $0 }) else { return }
        for span in spans {
            write(ConsoleLine.describe(span))
        }
    }

    /// Empties the buffer of standard output. A sink of one's own has nothing to flush.
    public func forceFlush() {
        flush()
    }

    /// Flushes. Later exports write nothing.
    public func shutdown() {
        isShutDown.withLock { $0 = true }
        flush()
    }
}
