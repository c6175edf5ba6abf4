extension Duration {
    /// Whole milliseconds, rounded up, between 1 and the largest number that librdkafka takes. (It reads 0 as
    /// "without end" where a time-out is meant.)
    var milliseconds: Int32 {
        let limit = Int64(Int32.max)
        let (seconds, attoseconds) = components
        guard seconds < limit / 1000 else { return Int32.max }
        guard self > .zero else { return 1 }
        let millisecond: Int64 = 1_000_000_000_000_000
        return Int32(seconds * 1000 + (attoseconds + millisecond - 1) / millisecond)
    }
}
