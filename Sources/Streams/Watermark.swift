/// How far event time has come: the latest event seen, less what events may be out of order (Flink's bounded
/// out-of-orderness). It never goes back. Events of before are late.
struct Watermark: Sendable {
    /// Milliseconds since the Unix epoch; nil before the first event.
    private(set) var time: Int64?

    private let outOfOrderness: Int64

    /// - Throws: ``StreamError/invalidDuration(_:)`` unless `outOfOrderness` is a whole number of milliseconds, 0 or more.
    init(outOfOrderness: Duration) throws(StreamError) {
        guard let milliseconds = outOfOrderness.wholeMilliseconds, milliseconds >= 0 else {
            throw .invalidDuration("the out-of-orderness is \(outOfOrderness): use whole milliseconds, 0 or more")
        }
        self.outOfOrderness = milliseconds
    }

    /// Takes note of an event.
    mutating func observe(_ timestamp: Int64) {
        let (candidate, underflows) = timestamp.subtractingReportingOverflow(outOfOrderness)
        time = max(time ?? .min, underflows ? .min : candidate)
    }

    /// Says that no event is to come.
    mutating func finish() {
        time = .max
    }

    /// Whether `window` gets no further events.
    func isPast(_ window: TimeWindow) -> Bool {
        time.map { window.end <= $0 } ?? false
    }
}
