/// Windows of one size, side by side without a gap: every event time is in exactly one. They are aligned to the Unix epoch.
public struct TumblingWindows: Sendable, Hashable {
    /// The size of each, in milliseconds.
    public let size: Int64

    /// Windows of `size`.
    ///
    /// - Throws: ``StreamError/invalidDuration(_:)`` unless `size` is a whole number of milliseconds, 1 or more.
    public init(size: Duration) throws(StreamError) {
        guard let milliseconds = size.wholeMilliseconds, milliseconds > 0 else {
            throw .invalidDuration("the window's size is \(size): use whole milliseconds, 1 or more")
        }
        self.size = milliseconds
    }

    /// The window that an event of this time belongs to.
    ///
    /// - Throws: ``StreamError/timestampOutOfRange(_:)`` when its bounds do not fit 64 bits.
    public func window(containing timestamp: Int64) throws(StreamError) -> TimeWindow {
        let remainder = timestamp % size
        // Before 1970 the remainder is negative, and the window still begins at or before the event.
        let (start, underflows) = timestamp.subtractingReportingOverflow(remainder < 0 ? remainder + size : remainder)
        let (end, overflows) = start.addingReportingOverflow(size)
        guard !underflows, !overflows else { throw .timestampOutOfRange(timestamp) }
        return TimeWindow(start: start, end: end)
    }
}
