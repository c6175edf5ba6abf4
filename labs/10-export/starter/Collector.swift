import Foundation
import LabKit
import OTel
import Synchronization

/// Where the lab's spans go: to the collector that the environment names, or else to one inside the process, which is away for its
/// first two requests.
final class Collector: Sendable {
    private static let endpoints = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"]
    private static let awayAtFirst: [OTLPReceiver.Answer] = [.refuse(status: 503), .close]

    /// The environment that the service starts in.
    let environment: [String: String]
    private let receiver: OTLPReceiver?
    private let arrivedBeforeShutdown = Mutex<Int?>(nil)

    init(environment: [String: String]) throws {
        guard Self.endpoints.allSatisfy({ (environment[$0] ?? "").isEmpty }) else {
            self.environment = environment
            receiver = nil
            return
        }
        let receiver = try OTLPReceiver(answer: { $0 < 2 ? Self.awayAtFirst[$0] : .accept })
        self.receiver = receiver
        // Small batches, so that a short run has several.
        self.environment = environment.merging([
            "OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint,
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": environment["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"] ?? "3",
        ]) { $1 }
    }

    /// To be called when the telemetry begins to shut down: what has not arrived by now would be lost without it.
    func noteShutdown() {
        arrivedBeforeShutdown.withLock { $0 = receiver?.spans.count }
    }

    /// Prints the requests, the resource and the spans that the collector inside the process got.
    func printWhatArrived() {
        guard let receiver else { return }
        receiver.close()
        print("The collector at \(receiver.endpoint)")
        for (index, request) in receiver.requests.enumerated() {
            let answer =
                switch request.answer {
                case .accept: "accepted"
                case .refuse(let status): "answered \(status)"
                case .close, .hang: "not answered"
                }
            print("  request \(index + 1)  POST \(request.path)  \(request.spans.count) spans  \(answer)")
        }
        let spans = receiver.spans
        guard let first = spans.first else {
            print("  no span arrived\n")
            return
        }
        for (name, value) in first.resource.sorted(by: { $0.key < $1.key }) {
            print("  \(name.padding(toLength: 24, withPad: " ", startingAt: 0)) \(value)")
        }
        let early = arrivedBeforeShutdown.withLock { $0 } ?? spans.count
        print("  \(spans.count) spans arrived, \(spans.count - early) of them during the shutdown\n")
    }
}

/// Hands spans to several exporters.
struct Tee: SpanExporter {
    let exporters: [any SpanExporter]

    func export(_ spans: [SpanData]) {
        for exporter in exporters {
            exporter.export(spans)
        }
    }

    func forceFlush() {
        for exporter in exporters {
            exporter.forceFlush()
        }
    }

    func shutdown() {
        for exporter in exporters {
            exporter.shutdown()
        }
    }
}
