/// A producer's clock that is off.
struct ClockSkew: Sendable {
    let id: Int
    let clientID: String
    let offset: Duration

    /// `time` as this clock shows it, in milliseconds since the Unix epoch. Neither before the epoch, as Kafka takes no
    /// negative timestamp, nor beyond what a timestamp can hold.
    func applied(to time: Int64) -> Int64 {
        let (seconds, attoseconds) = offset.components
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflows else { return seconds < 0 ? 0 : .max }
        let (whole, wholeOverflows) = milliseconds.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        let (sum, sumOverflows) = time.addingReportingOverflow(whole)
        guard !wholeOverflows, !sumOverflows else { return seconds < 0 ? 0 : .max }
        return max(0, sum)
    }
}
