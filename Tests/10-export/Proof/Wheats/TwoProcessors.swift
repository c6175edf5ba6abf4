import Dispatch
import OTel

/// Telemetry that keeps a copy of the spans in memory, and flushes before it shuts down.
enum TwoProcessors {
    final class Telemetry: Sendable {
        let tracer: OTelTracer
        private let memory = InMemorySpanExporter()
        private let processors: MultiSpanProcessor

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer,
            report: @escaping @Sendable (String) -> Void
        ) {
            processors = MultiSpanProcessor([
                SimpleSpanProcessor(exporter: memory),
                BatchSpanProcessor(
                    exporter: exporter,
                    configuration: settings.batch,
                    timer: timer,
                    reporter: { report("telemetry: \($0)") }
                ),
            ])
            tracer = OTelTracer(resource: settings.resource, sampler: settings.sampler, processor: processors)
        }

        func shutDown() async {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "shutdown").async { [processors] in
                    processors.forceFlush()
                    processors.shutdown()
                    continuation.resume()
                }
            }
        }
    }
}
