import OTel

@testable import Lab10Solution

/// Dropped spans are told to nobody.
enum KeepsDropsToItself {
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
                configuration: settings.batch,
                timer: timer,
                reporter: { _ in }
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
