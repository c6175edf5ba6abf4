#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A point in time, as tracers need it: nanoseconds since 1970-01-01T00:00:00Z (OpenTelemetry specification, "Tracing
/// API", Timestamp).
public protocol TracerInstant: Comparable, Hashable, Sendable {
    /// Nanoseconds since the Unix epoch.
    var nanosecondsSinceEpoch: UInt64 { get }
}

extension TracerInstant {
    /// Milliseconds since the Unix epoch, rounded down.
    public var millisecondsSinceEpoch: UInt64 { nanosecondsSinceEpoch / 1_000_000 }
}

/// The system's wall clock.
public struct DefaultTracerClock: Sendable {
    /// An instant of ``DefaultTracerClock``.
    public struct Timestamp: TracerInstant {
        /// Nanoseconds since the Unix epoch.
        public let nanosecondsSinceEpoch: UInt64

        /// Makes an instant from nanoseconds since the Unix epoch.
        public init(nanosecondsSinceEpoch: UInt64) {
            self.nanosecondsSinceEpoch = nanosecondsSinceEpoch
        }

        /// Whether `lhs` is earlier than `rhs`.
        public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
            lhs.nanosecondsSinceEpoch < rhs.nanosecondsSinceEpoch
        }
    }

    /// Makes one.
    public init() {}

    /// The present moment.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(nanosecondsSinceEpoch: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    /// The present moment.
    public var now: Timestamp { Self.now }
}

/// "Now, by the clock of whoever receives it": what calls without an explicit instant pass on.
///
/// A tracer with a clock of its own (an injected one, in tests) recognises the type and reads that clock; to any other
/// it is the system's time.
package struct TracerNow: TracerInstant {
    package init() {}

    package var nanosecondsSinceEpoch: UInt64 { DefaultTracerClock.now.nanosecondsSinceEpoch }

    package static func < (lhs: TracerNow, rhs: TracerNow) -> Bool { false }
}
