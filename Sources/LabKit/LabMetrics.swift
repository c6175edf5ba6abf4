import Foundation
import OTel
import Synchronization

/// What a lab's services measure, and the file that it goes into: beside the trace file, since an OTLP file holds one kind of
/// telemetry. A lab that measures nothing has no such file.
final class LabMetrics: Sendable {
    /// The metrics file.
    let path: String

    private let exporter = InMemoryMetricExporter()
    private let services = Mutex<[(name: String, provider: MeterProvider)]>([])

    /// - Parameter tracePath: the trace file. The metrics file has its name with `.metrics` in it; one that an earlier run
    ///   left is removed.
    init(tracePath: String) {
        path = URL(fileURLWithPath: tracePath).deletingPathExtension().relativePath + ".metrics.jsonl"
        // Where there is none to remove, all is well; where it cannot be removed, writing it will say so.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The meter of the service called `service`; every time the same.
    func meter(_ service: String) -> Meter {
        let provider = services.withLock { services in
            if let known = services.first(where: { $0.name == service }) {
                return known.provider
            }
            let new = MeterProvider(resource: Resource(serviceName: service), exporter: exporter)
            services.append((service, new))
            return new
        }
        return provider.meter("kafka-tracing-workshop")
    }

    /// Writes what was measured, as one line. Returns whether there was anything to write.
    ///
    /// - Throws: ``OTLPFileError`` when the file cannot be written.
    func write() throws -> Bool {
        for service in services.withLock({ $0 }) {
            service.provider.shutdown()
        }
        guard !exporter.metrics.isEmpty else { return false }
        let file = try OTLPFileMetricExporter(path: path)
        file.export(exporter.metrics)
        file.shutdown()
        return true
    }
}
