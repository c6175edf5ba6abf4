import OTel

@testable import Lab10Solution

/// A resource with the name, and nothing else of the settings.
enum KnowsOnlyTheServiceName {
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
                reporter: report
            )
            tracer = OTelTracer(
                resource: Resource(serviceName: settings.serviceName ?? "billing"),
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
