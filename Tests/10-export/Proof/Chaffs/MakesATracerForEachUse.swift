import OTel

@testable import Lab10Solution

/// Every use has a tracer and a queue of its own, and only the first queue is shut down.
enum MakesATracerForEachUse {
    struct Telemetry: Sendable {
        var tracer: OTelTracer { makeTracer() }
        private let makeTracer: @Sendable () -> OTelTracer
        private let processor: any SpanProcessor

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer = SystemBatchTimer(),
            report: @escaping @Sendable (String) -> Void = StandardError.warn
        ) {
            let makeProcessor: @Sendable () -> BatchSpanProcessor = {
                BatchSpanProcessor(exporter: exporter, configuration: settings.batch, timer: timer, reporter: report)
            }
            processor = makeProcessor()
            makeTracer = {
                OTelTracer(resource: settings.resource, sampler: settings.sampler, processor: makeProcessor())
            }
        }

        func shutDown() async {
            await onThreadOfItsOwn { processor.shutdown() }
        }
    }
}
