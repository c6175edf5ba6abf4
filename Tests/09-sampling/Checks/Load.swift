import Grading
import OTel
import Synchronization

/// New traces that begin evenly, by a clock that only moves when they do.
final class Load: WallClock {
    private static let second: UInt64 = 1_000_000_000
    private static let beginning: UInt64 = 1_780_000_000 * second

    private let ids: Mutex<TraceIDs>
    private let now = Mutex(Load.beginning)

    init(_ bench: Bench) {
        ids = Mutex(TraceIDs(bench))
    }

    var nanosecondsSinceEpoch: UInt64 { now.withLock { $0 } }

    /// Offers `count` new traces in each of the next `seconds`.
    ///
    /// - Returns: what the sampler said, second by second.
    func offer(_ count: Int, seconds: Int, to sampler: any Sampler) -> [[SamplingResult]] {
        let step = Self.second / UInt64(count)
        return (0..<seconds).map { _ in
            let results = (0..<count).map { _ in
                let result = sampler.askAboutRoot(ids.withLock { $0.next() })
                now.withLock { $0 += step }
                return result
            }
            // What division left over.
            now.withLock { $0 += Self.second - step * UInt64(count) }
            return results
        }
    }
}

extension [[SamplingResult]] {
    /// How many were kept in each second.
    var kept: [Int] { map { $0.count(where: \.isKept) } }
}

/// A row of numbers, a second each.
func row(_ name: String, _ numbers: [Int]) -> String {
    name + String(repeating: " ", count: Swift.max(0, 10 - name.count))
        + numbers.map { String(repeating: " ", count: Swift.max(0, 7 - "\($0)".count)) + "\($0)" }.joined()
}
