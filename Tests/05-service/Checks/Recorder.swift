import Grading
import OTel
import Synchronization
import Tracing

/// Notes what the subject did, and in which span it did it.
final class Recorder<Value: Sendable>: Sendable {
    /// One thing that was done.
    struct Entry: Sendable {
        let value: Value
        let active: SpanContext?
        let startTime: UInt64
        let endTime: UInt64
    }

    private let kept = Mutex<[Entry]>([])

    /// What was done so far, in order.
    var entries: [Entry] { kept.withLock { $0 } }

    /// Runs `operation`, lets `milliseconds` pass, and notes both, however it ends.
    func record<T>(
        _ value: Value,
        _ bench: Bench,
        milliseconds: UInt64 = 25,
        operation: () async throws -> T
    ) async rethrows -> T {
        let active = ServiceContext.current?.spanContext
        let start = bench.clock.nanosecondsSinceEpoch
        bench.clock.advance(milliseconds: milliseconds)
        defer {
            let end = bench.clock.nanosecondsSinceEpoch
            kept.withLock { $0.append(Entry(value: value, active: active, startTime: start, endTime: end)) }
        }
        return try await operation()
    }
}
