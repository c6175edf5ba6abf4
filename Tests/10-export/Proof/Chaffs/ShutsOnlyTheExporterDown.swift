import OTel

@testable import Lab10Solution

/// The exporter is closed, and what waits in the queue has nowhere to go.
enum ShutsOnlyTheExporterDown {
    struct Telemetry: Sendable {
        let tracer: OTelTracer
        private let processor: any SpanProcessor
        private let exporter: any SpanExporter

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer = SystemBatchTimer(),
            report: @escaping @Sendable (String) -> Void = StandardError.warn
        ) {
            self.exporter = exporter
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
        }

        func shutDown() async {
            await onThreadOfItsOwn { exporter.shutdown() }
        }
    }
}
