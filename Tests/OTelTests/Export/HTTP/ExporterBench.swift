import Foundation
import OTel
import Synchronization
import TestSupport
import Tracing

/// A transport that gives scripted answers; the last one is given again and again.
final class ScriptedTransport: OTLPTransport {
    typealias Answer = Result<OTLPResponse, OTLPTransportError>

    private struct State {
        var requests: [OTLPRequest] = []
        var timeouts: [Duration] = []
        var isClosed = false
    }

    private let script: [Answer]
    private let onSend: @Sendable () -> Void
    private let state = Mutex(State())

    init(_ script: [Answer], onSend: @escaping @Sendable () -> Void = {}) {
        self.script = script
        self.onSend = onSend
    }

    var requests: [OTLPRequest] { state.withLock { $0.requests } }
    var timeouts: [Duration] { state.withLock { $0.timeouts } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func send(_ request: OTLPRequest, timeout: Duration) throws(OTLPTransportError) -> OTLPResponse {
        let index = state.withLock { state in
            state.requests.append(request)
            state.timeouts.append(timeout)
            return state.requests.count - 1
        }
        onSend()
        return try script[min(index, script.count - 1)].get()
    }

    func close() {
        state.withLock { $0.isClosed = true }
    }
}

/// The lines that an exporter has written.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func append(_ line: String) {
        lines.withLock { $0.append(line) }
    }
}

/// An exporter with a clock that moves by hand and the largest jitter.
struct ExporterBench {
    let clock = ManualExportClock()
    let lines = Lines()
    let exporter: OTLPHTTPExporter

    init(
        _ transport: any OTLPTransport,
        endpoint: String = OTLPEndpoint.defaultBase,
        headers: [OTLPHeader] = [],
        timeout: Duration = .seconds(10)
    ) throws {
        exporter = OTLPHTTPExporter(
            configuration: try OTLPHTTPExporter.Configuration(
                endpoint: try OTLPEndpoint(base: endpoint),
                headers: headers,
                timeout: timeout
            ),
            transport: transport,
            clock: clock,
            random: { 1 },
            report: lines.append
        )
    }

    /// Finished spans called `name`.
    static func spans(_ count: Int = 1, name: String = "send orders") -> [SpanData] {
        let bench = TestBench()
        for _ in 0..<count {
            bench.tracer.withSpan(name, context: .topLevel) { _ in }
        }
        return bench.spans
    }
}
