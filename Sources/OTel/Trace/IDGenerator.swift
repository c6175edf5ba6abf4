import Synchronization

/// Makes the ids of traces and spans (OpenTelemetry specification, "Tracing SDK", Id Generators).
public protocol IDGenerator: Sendable {
    /// Whether the right-most 7 bytes of its trace ids are random, so that new traces carry ``TraceFlags/random``.
    var makesRandomTraceIDs: Bool { get }

    /// A new, valid trace id.
    func nextTraceID() -> TraceID

    /// A new, valid span id.
    func nextSpanID() -> SpanID
}

/// Random ids from any source of random numbers (OpenTelemetry specification, "Tracing SDK", Id Generators); a seeded
/// source gives the same ids again.
public final class RandomIDGenerator<Source: RandomNumberGenerator & Sendable>: IDGenerator {
    private let source: Mutex<Source>

    /// Makes ids from `source`.
    public init(source: Source) {
        self.source = Mutex(source)
    }

    /// Always true.
    public var makesRandomTraceIDs: Bool { true }

    /// A new, valid trace id.
    public func nextTraceID() -> TraceID {
        source.withLock { source in
            TraceID(high: source.next(), low: .random(in: 1...UInt64.max, using: &source))
        }
    }

    /// A new, valid span id.
    public func nextSpanID() -> SpanID {
        source.withLock { SpanID(.random(in: 1...UInt64.max, using: &$0)) }
    }
}

extension RandomIDGenerator where Source == SystemRandomNumberGenerator {
    /// Makes ids from the system's random numbers.
    public convenience init() {
        self.init(source: SystemRandomNumberGenerator())
    }
}
