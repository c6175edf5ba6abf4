import Tracing

/// Where a tracer reads the time. Tests give it one that they set.
public protocol WallClock: Sendable {
    /// Nanoseconds since the Unix epoch.
    var nanosecondsSinceEpoch: UInt64 { get }
}

/// The system's clock.
public struct SystemWallClock: WallClock {
    /// Makes one.
    public init() {}

    /// The present moment, in nanoseconds since the Unix epoch.
    public var nanosecondsSinceEpoch: UInt64 { DefaultTracerClock.now.nanosecondsSinceEpoch }
}
