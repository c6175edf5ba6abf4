import OTel

@testable import Lab10Solution

/// The defaults of the processor, whatever the environment says.
enum ForgetsTheBatchSettings {
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
