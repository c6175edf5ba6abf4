import LabKit
import OTel

/// A service's telemetry: a tracer, and what brings its spans out of the process. A program makes one when it starts, and shuts
/// it down when it ends.
struct Telemetry: Sendable {
    let tracer: OTelTracer
    private let processor: any SpanProcessor

    /// Spans of ``tracer`` wait in a queue, and leave in batches by `exporter`. Spans that were dropped are told to `report`.
    init(
        _ settings: Configuration,
        exporter: any SpanExporter,
        timer: any BatchTimer = SystemBatchTimer(),
        report: @escaping @Sendable (String) -> Void = StandardError.warn
    ) {
        // Your code: step 3.
        TODO(3, "queue the spans for a batch, and make the one tracer of the service")
        processor = NoOpSpanProcessor()
        tracer = OTelTracer(resource: Resource(), processor: processor)
        // End of your code.
    }

    /// Returns when all spans that have ended are exported or given up. Spans that end later are lost.
    func shutDown() async {
        // Your code: step 3.
        TODO(3, "export what waits before the process ends")
        // End of your code.
    }
}
