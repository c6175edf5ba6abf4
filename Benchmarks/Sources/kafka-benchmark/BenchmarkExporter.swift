import OTel
import Synchronization

/// Does what a user's exporter does up to the point where the bytes would leave the process, or nothing.
final class BenchmarkExporter: SpanExporter {
    private struct State {
        var encodes = false
        var spans = 0
        var bytes = 0
    }

    private let state = Mutex(State())

    func prepare(encodes: Bool) {
        state.withLock { $0 = State(encodes: encodes) }
    }

    /// How many spans came since ``prepare(encodes:)``.
    var exportedSpans: Int { state.withLock { $0.spans } }

    func export(_ spans: [SpanData]) {
        let bytes = state.withLock { $0.encodes } ? OTLPJSON.encode(spans).count : 0
        state.withLock {
            $0.spans += spans.count
            $0.bytes += bytes
        }
    }

    func forceFlush() {}

    func shutdown() {}
}
