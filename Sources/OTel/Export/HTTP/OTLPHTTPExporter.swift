import Foundation
import Synchronization

/// Sends spans to a collector as OTLP JSON over HTTP (OTLP specification, "OTLP/HTTP").
///
/// ``export(_:)`` blocks while it waits and tries again, so it belongs behind a batch processor. Once an export has
/// been given up, each further one makes a single attempt until the collector answers: a dead collector costs one line
/// of warning, and does not keep the program waiting again and again.
public final class OTLPHTTPExporter: SpanExporter {
    private struct State {
        var health = ExportHealth()
        var isShutDown = false

        /// Until when the collector asked not to be asked, on the exporter's clock.
        var pausedUntil = Duration.zero
    }

    private let configuration: Configuration
    private let transport: any OTLPTransport
    private let clock: any ExportClock
    private let random: @Sendable () -> Double
    private let report: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// An exporter that is ready to send.
    ///
    /// - Parameters:
    ///   - configuration: Where to send to, with which headers and limits.
    ///   - transport: What carries the requests; by default what suits the endpoint's scheme.
    ///   - clock: Measures time and waits; it is this exporter's own.
    ///   - random: Numbers from 0 to 1, for the jitter of the back-off.
    ///   - report: Takes each warning, a line without a line break.
    public init(
        configuration: Configuration,
        transport: (any OTLPTransport)? = nil,
        clock: any ExportClock = SystemExportClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        report: @escaping @Sendable (String) -> Void = StandardError.write
    ) {
        self.configuration = configuration
        self.transport = transport ?? Self.transport(for: configuration.endpoint)
        self.clock = clock
        self.random = random
        self.report = report
    }

    /// Sends `spans`, tries again where that may help, and returns when they have arrived or are given up, which is
    /// after the configuration's timeout at the latest.
    public func export(_ spans: [SpanData]) {
        guard !spans.isEmpty, !isShutDown else { return }
        let outcome = deliver(OTLPJSON.encode(spans))
        let lines = state.withLock { state in
            state.health.record(outcome, spanCount: spans.count, endpoint: configuration.endpoint)
        }
        lines.forEach(report)
    }

    /// Does nothing: spans have left, or are given up, when ``export(_:)`` returns.
    public func forceFlush() {}

    /// Ends a back-off that is going on. A request under way is not cut off: it ends with its answer or its timeout.
    public func shutdown() {
        let isFirst = state.withLock { state in
            defer { state.isShutDown = true }
            return !state.isShutDown
        }
        guard isFirst else { return }
        clock.interrupt()
        transport.close()
    }

    private var isShutDown: Bool { state.withLock { $0.isShutDown } }

    // MARK: - Attempts

    private func deliver(_ body: [UInt8]) -> ExportOutcome {
        let request = OTLPRequest(url: configuration.endpoint.url, headers: configuration.headers, body: body)
        let deadline = clock.now + configuration.timeout
        let (isUnreachable, pausedUntil) = state.withLock { ($0.health.isUnreachable, $0.pausedUntil) }
        let attempts = isUnreachable ? 1 : configuration.retryPolicy.maximumAttempts
        guard wait(until: pausedUntil, deadline) else {
            let text = "the collector asked for a pause, which lasts longer than the timeout"
            return .retryable(ExportFailure(kind: "pause", text: text), pause: nil)
        }
        var attempt = 1
        while true {
            let outcome = send(request, timeout: deadline - clock.now)
            guard case .retryable(_, let pause) = outcome else { return outcome }
            if let pause {
                let until = clock.now + min(pause, configuration.retryPolicy.maximumPause)
                state.withLock { $0.pausedUntil = max($0.pausedUntil, until) }
            }
            guard attempt < attempts, !isShutDown else { return outcome }
            let delay = configuration.retryPolicy.delay(afterAttempt: attempt, random: random())
            let next = pause == nil ? clock.now + delay : state.withLock { $0.pausedUntil }
            guard wait(until: next, deadline) else { return outcome }
            attempt += 1
        }
    }

    /// Waits for the moment `next` on the clock.
    ///
    /// - Returns: Whether it has come; false at once when it is not before `deadline`, and when the wait was ended.
    private func wait(until next: Duration, _ deadline: Duration) -> Bool {
        let now = clock.now
        guard next < deadline else { return false }
        return next <= now || clock.wait(for: next - now)
    }

    private func send(_ request: OTLPRequest, timeout: Duration) -> ExportOutcome {
        guard timeout > .zero else { return ExportOutcome(.timedOut, timeout: configuration.timeout) }
        do {
            let response = try transport.send(request, timeout: timeout)
            return ExportOutcome(response, nanosecondsSinceEpoch: clock.nanosecondsSinceEpoch)
        } catch {
            return ExportOutcome(error, timeout: configuration.timeout)
        }
    }

    private static func transport(for endpoint: OTLPEndpoint) -> any OTLPTransport {
        endpoint.url.scheme?.lowercased() == "https" ? URLSessionTransport() : SocketTransport()
    }
}
