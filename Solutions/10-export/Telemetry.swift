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
        processor = BatchSpanProcessor(
            exporter: exporter,
            configuration: settings.batch,
            timer: timer,
            reporter: report
        )
        tracer = OTelTracer(
            resource: settings.resource,
            sampler: settings.sampler,
            limits: settings.limits,
            processor: processor,
            isDisabled: settings.isDisabled
        )
        // End of your code.
    }

    /// Returns when all spans that have ended are exported or given up. Spans that end later are lost.
    func shutDown() async {
        // Your code: step 3.
        await onThreadOfItsOwn { processor.shutdown() }
        // End of your code.
    }
}
