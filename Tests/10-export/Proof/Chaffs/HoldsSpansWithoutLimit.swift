import OTel

@testable import Lab10Solution

/// A queue that is never full.
enum HoldsSpansWithoutLimit {
    struct Telemetry: Sendable {
        let tracer: OTelTracer
        private let processor: any SpanProcessor

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer = SystemBatchTimer(),
            report: @escaping @Sendable (String) -> Void = StandardError.warn
        ) {
            processor = BatchSpanProcessor(
                exporter: exporter,
                configuration: BatchSpanProcessor.Configuration(
                    maxQueueSize: Int(Int32.max),
                    scheduleDelay: settings.batch.scheduleDelay,
                    maxExportBatchSize: settings.batch.maxExportBatchSize
                ),
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
        }

        func shutDown() async {
            await onThreadOfItsOwn { processor.shutdown() }
        }
    }
}
