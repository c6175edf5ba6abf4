/// Something that happened at one moment of a span (OpenTelemetry specification, "Tracing API", Add Events).
public struct SpanEvent: Equatable, Sendable {
    /// The event's name.
    public let name: String

    /// What describes the event.
    public var attributes: SpanAttributes

    /// When it happened, in nanoseconds since the Unix epoch.
    public let nanosecondsSinceEpoch: UInt64

    /// Whether the caller left the time to the system, so that a tracer with a clock of its own may put its own.
    package let isStampedBySystem: Bool

    /// When it happened, in milliseconds since the Unix epoch.
    public var millisecondsSinceEpoch: UInt64 { nanosecondsSinceEpoch / 1_000_000 }

    /// An event that happens now.
    public init(name: String, attributes: SpanAttributes = [:]) {
        self.name = name
        self.attributes = attributes
        self.nanosecondsSinceEpoch = DefaultTracerClock.now.nanosecondsSinceEpoch
        self.isStampedBySystem = true
    }

    /// An event that happened at `instant`.
    public init<Instant: TracerInstant>(
        name: String,
        at instant: @autoclosure () -> Instant,
        attributes: SpanAttributes = [:]
    ) {
        self.name = name
        self.attributes = attributes
        self.nanosecondsSinceEpoch = instant().nanosecondsSinceEpoch
        self.isStampedBySystem = false
    }
}

extension SpanEvent: ExpressibleByStringLiteral {
    /// An event that happens now, with this name.
    public init(stringLiteral name: String) {
        self.init(name: name)
    }
}
