import Measuring
import OTel
import Synchronization
import Tracing

/// What export costs for each span: its place in the batch processor's queue, and its OTLP JSON.
enum ExportRows {
    static var all: [Row] {
        let span = finishedSpan
        let batch = Array(repeating: span, count: 512)
        let document = OTLPJSON.encode(batch)
        return [
            Row(queue(span), floor: "a lock and an entry in an array") { times in
                let queue = Mutex<[SpanData]>([])
                for _ in 0..<times {
                    queue.withLock { queue in
                        if queue.count == 512 { queue = [] }
                        queue.append(opaque(span))
                    }
                }
            },
            Row(encoding(batch), floor: "copying the finished bytes") { times in
                for _ in 0..<times {
                    var copy: [UInt8] = []
                    copy.append(contentsOf: opaque(document))
                    blackHole(copy)
                }
            },
            Row(batchExport(span)),
        ]
    }

    /// A span with six attributes, as the tracer makes it.
    private static var finishedSpan: SpanData {
        let exporter = InMemorySpanExporter()
        let tracer = OTelTracer(
            resource: Resource(serviceName: "shop"),
            processor: SimpleSpanProcessor(exporter: exporter)
        )
        let span = tracer.startSpan("send orders", context: .topLevel, ofKind: .producer)
        Sample.setAttributes(of: span)
        span.end()
        guard let finished = exporter.finishedSpans.first else { preconditionFailure("no span was recorded") }
        return finished
    }

    /// Full batches are taken by an exporter that does nothing, and nothing is dropped.
    private static func queue(_ span: SpanData) -> Workload {
        Workload("batch export: queue a span, its exporter doing nothing") { times in
            batch(span, to: Exporter { blackHole($0) }, times)
        }
    }

    private static func encoding(_ batch: [SpanData]) -> Workload {
        Workload("batch export: a span with six attributes as OTLP JSON", size: batch.count) { times in
            for _ in 0..<times {
                blackHole(OTLPJSON.encode(opaque(batch)))
            }
        }
    }

    private static func batchExport(_ span: SpanData) -> Workload {
        Workload("batch export: queue and OTLP JSON, to the last span") { times in
            batch(span, to: Exporter { blackHole(OTLPJSON.encode($0)) }, times)
        }
    }

    private static func batch(_ span: SpanData, to exporter: Exporter, _ times: Int) {
        let processor = BatchSpanProcessor(exporter: exporter, configuration: .init(maxQueueSize: 1 << 24))
        for _ in 0..<times {
            processor.onEnd(opaque(span))
        }
        processor.forceFlush()
        precondition(processor.droppedSpanCount == 0, "the queue was full")
        processor.shutdown()
    }

    private struct Exporter: SpanExporter {
        let take: @Sendable ([SpanData]) -> Void

        func export(_ spans: [SpanData]) { take(spans) }
        func forceFlush() {}
        func shutdown() {}
    }
}
