import Dispatch
import Foundation
import Grading
import LabKit
import OTel
import TestSupport
import Tracing

/// A collector that can be held at its first request, and the subject's telemetry on settings and an exporter that are right.
final class TelemetryScenario: Sendable {
    enum Event: Equatable, Sendable {
        case request
        case spansEnded
        case exporterShutDown
        case returned
    }

    let receiver: OTLPReceiver
    let settings: Configuration
    let timer = ManualBatchTimer()
    let lines = Lines()
    let log: EventLog<Event>
    let telemetry: Lab10Subject.Running
    private let gate: DispatchSemaphore

    /// - Parameter isHeld: whether requests are answered only after ``letGo()``.
    init(_ subject: Lab10Subject, _ bench: Bench, environment: [String: String] = [:], isHeld: Bool = false) throws {
        let gate = DispatchSemaphore(value: isHeld ? 0 : 1)
        let log = EventLog<Event> { bench.todos.met.contains { $0.step <= 3 } }
        self.log = log
        self.gate = gate
        receiver = try OTLPReceiver(onRequest: {
            log.note(.request)
            gate.wait()
            gate.signal()
        })
        let variables = environment.merging(["OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint]) { $1 }
        var settings = Configuration()
        settings.serviceName = "billing"
        settings = settings.applying(environment: variables, report: lines.append)
        self.settings = settings
        let configuration = try OTLPHTTPExporter.Configuration(
            endpoint: settings.otlpEndpoint ?? OTLPEndpoint(),
            timeout: .seconds(60)
        )
        let exporter = OTLPHTTPExporter(configuration: configuration, clock: ManualExportClock(), report: lines.append)
        let watched = WatchedExporter(exporter: exporter) { log.note(.exporterShutDown) }
        telemetry = subject.telemetry(settings, watched, timer, lines.append)
    }

    /// Ends `count` spans on a thread of its own, since ending one may block in a wrong submission.
    ///
    /// - Returns: whether that was done while the collector was still held.
    func endSpans(_ count: Int) async -> Bool {
        let ended = EventLog<Event>()
        Thread.detachNewThread { [telemetry] in
            for _ in 0..<count {
                telemetry.tracer().withSpan("process orders", context: .topLevel) { _ in }
            }
            ended.note(.spansEnded)
        }
        return await ended.sees(.spansEnded)
    }

    /// Lets the collector answer.
    func letGo() {
        gate.signal()
    }

    /// Shuts the telemetry down and the collector after it. What goes on in the background may end, since only one check is
    /// about that.
    func shutDown() async {
        await telemetry.shutDown()
        _ = await log.sees(.exporterShutDown, patience: .milliseconds(500))
        receiver.close()
    }

    /// How many spans each request had.
    var batchSizes: [Int] { receiver.requests.map(\.spans.count) }
}

/// An exporter that says when it is shut down.
struct WatchedExporter: SpanExporter {
    let exporter: any SpanExporter
    let onShutdown: @Sendable () -> Void

    func export(_ spans: [SpanData]) {
        exporter.export(spans)
    }

    func forceFlush() {
        exporter.forceFlush()
    }

    func shutdown() {
        exporter.shutdown()
        onShutdown()
    }
}
