import OTel
import Synchronization

/// Ids that anyone can work out: the first trace is `5a…01`, its first span `c0…01`, and so on.
final class CountingIDs: IDGenerator {
    let makesRandomTraceIDs: Bool
    private let traces: Mutex<UInt64>
    private let spans: Mutex<UInt64>

    /// Starts after `start`, so that several of them need not meet.
    init(after start: UInt64, random: Bool) {
        makesRandomTraceIDs = random
        traces = Mutex(start)
        spans = Mutex(start)
    }

    func nextTraceID() -> TraceID {
        TraceID(high: 0x5A00_0000_0000_0000, low: Self.next(traces))
    }

    func nextSpanID() -> SpanID {
        SpanID(0xC000_0000_0000_0000 + Self.next(spans))
    }

    private static func next(_ counter: borrowing Mutex<UInt64>) -> UInt64 {
        counter.withLock { count in
            count += 1
            return count
        }
    }
}
