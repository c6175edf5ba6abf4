import Synchronization

/// Random ids from the system's random numbers, of which it keeps some in stock (OpenTelemetry specification, "Tracing SDK",
/// Id Generators). What a tracer uses unless it is given another.
public final class SystemIDGenerator: IDGenerator {
    private let numbers = Mutex(SystemRandomNumbers())

    /// Makes one.
    public init() {}

    /// Always true.
    public var makesRandomTraceIDs: Bool { true }

    /// A new, valid trace id.
    public func nextTraceID() -> TraceID {
        numbers.withLock { numbers in
            TraceID(high: numbers.next(), low: .random(in: 1...UInt64.max, using: &numbers))
        }
    }

    /// A new, valid span id.
    public func nextSpanID() -> SpanID {
        numbers.withLock { SpanID(.random(in: 1...UInt64.max, using: &$0)) }
    }
}
