/// An operation whose time is measured.
public struct Workload {
    /// What it is called.
    public let name: String

    /// Does it that many times.
    public let run: (_ times: Int) -> Void

    /// How many there are in one time: times are given for one of them.
    public let size: Int

    /// An operation that `run` does so many times. The loop is the caller's, so that no call of a closure is measured.
    public init(_ name: String, size: Int = 1, run: @escaping (_ times: Int) -> Void) {
        self.name = name
        self.size = size
        self.run = run
    }
}

/// Measures each operation `rounds` times, one after the other in every round, so that a disturbance meets them all.
///
/// The least of the rounds counts: whatever else the machine does can only add to a time. Short rounds find a quiet moment.
///
/// - Parameters:
///   - operations: what to measure.
///   - rounds: how often.
///   - roundTime: about how long one operation runs in a round, in nanoseconds.
/// - Returns: for each operation the least time of its rounds, in nanoseconds for doing it once.
public func measure(_ operations: [Workload], rounds: Int, roundTime: Double = 5e6) -> [Double] {
    let times = operations.map { timesThatTake(roundTime, $0) }
    var least = [Double](repeating: .infinity, count: operations.count)
    for _ in 0..<rounds {
        for (index, operation) in operations.enumerated() {
            least[index] = min(least[index], nanoseconds(of: operation, times: times[index]))
        }
    }
    return zip(least, operations).map { $0 / Double($1.size) }
}

private func nanoseconds(of operation: Workload, times: Int) -> Double {
    let start = now()
    operation.run(times)
    return Double(now() - start) / Double(times)
}

/// How often `operation` can be done in about `time`. Warms it up as well.
private func timesThatTake(_ time: Double, _ operation: Workload) -> Int {
    var times = 1
    while true {
        let taken = nanoseconds(of: operation, times: times) * Double(times)
        if taken > time / 4 { return max(1, Int(Double(times) * time / taken)) }
        times *= 2
    }
}
