import OTel

@testable import Lab10Solution

/// The simple processor, which is for tests.
enum ExportsEachSpanByItself {
    struct Telemetry: Sendable {
        let tracer: OTelTracer
        private let processor: any SpanProcessor

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer = SystemBatchTimer(),
            report: @escaping @Sendable (String) -> Void = StandardError.warn
        ) {
            processor = SimpleSpanProcessor(exporter: exporter)
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
