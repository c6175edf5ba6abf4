import OTel

@testable import Lab10Solution

/// A batch, and a flush after each span, so that none is lost.
enum FlushesAfterEverySpan {
    struct Telemetry: Sendable {
        let tracer: OTelTracer
        private let processor: any SpanProcessor

        init(
            _ settings: Configuration,
            exporter: any SpanExporter,
            timer: any BatchTimer = SystemBatchTimer(),
            report: @escaping @Sendable (String) -> Void = StandardError.warn
        ) {
            let batch = BatchSpanProcessor(
                exporter: exporter,
                configuration: settings.batch,
                timer: timer,
                reporter: report
            )
            processor = FlushingProcessor(batch: batch)
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

    private struct FlushingProcessor: SpanProcessor {
        let batch: BatchSpanProcessor

        func onEnd(_ span: SpanData) {
            batch.onEnd(span)
            batch.forceFlush()
        }

        func forceFlush() {
            batch.forceFlush()
        }

        func shutdown() {
            batch.shutdown()
        }
    }
}
