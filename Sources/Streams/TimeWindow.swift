/// A stretch of event time, in milliseconds since the Unix epoch.
public struct TimeWindow: Sendable, Hashable {
    /// The first millisecond that belongs to it.
    public let start: Int64

    /// The first millisecond behind it.
    public let end: Int64

    /// Makes a window.
    public init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
    }

    /// Whether an event of this time belongs to it.
    public func contains(_ timestamp: Int64) -> Bool {
        start <= timestamp && timestamp < end
    }
}
