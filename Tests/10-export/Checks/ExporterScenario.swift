import Grading
import LabKit
import OTel
import TestSupport
import Tracing

/// A collector on a loopback port, and the subject's exporter, whose waits take no time.
struct ExporterScenario: Sendable {
    let receiver: OTLPReceiver
    let clock = ManualExportClock()
    let lines = Lines()
    private let subject: Lab10Subject

    init(_ subject: Lab10Subject, answers: [OTLPReceiver.Answer] = [.accept]) throws {
        self.subject = subject
        receiver = try OTLPReceiver(answer: { answers[min($0, answers.count - 1)] })
    }

    /// Exports `count` spans in one batch, as the service started in this environment, and closes the collector.
    func export(_ count: Int = 2, environment: [String: String]) throws {
        defer { receiver.close() }
        let program = Lab10Subject.Program(service: "billing", version: "1.0.0", environment: environment)
        let exporter = try subject.exporter(subject.settings(program, lines.append), clock, lines.append)
        exporter.export(Self.spans(count))
        exporter.shutdown()
    }

    /// Finished spans with ids of their own.
    static func spans(_ count: Int) -> [SpanData] {
        let memory = InMemorySpanExporter()
        let processor = SimpleSpanProcessor(exporter: memory)
        let tracer = OTelTracer(resource: Resource(serviceName: "billing"), processor: processor)
        for _ in 0..<count {
            tracer.withSpan("process orders", context: .topLevel) { _ in }
        }
        return memory.finishedSpans
    }

    /// The requests as they are shown in feedback.
    var picture: [String] {
        let rows = receiver.requests.map { "  POST \($0.path)  \($0.spans.count) spans  \($0.answer.label)" }
        return ["the collector got"] + (rows.isEmpty ? ["  (no request)"] : rows)
    }
}

extension OTLPReceiver.Answer {
    /// The answer for people.
    var label: String {
        switch self {
        case .accept: "accepted"
        case .refuse(let status): "answered \(status)"
        case .close: "connection closed"
        case .hang: "no answer"
        }
    }
}
