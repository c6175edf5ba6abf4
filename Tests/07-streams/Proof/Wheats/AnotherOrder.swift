import Kafka
import KafkaTracing
import Streams
import Tracing

@testable import Lab07Solution

/// A job that does the same in another order: it reads the contexts when the window closes, and links and describes its
/// spans after the total was sent.
enum AnotherOrder {
    struct OrderTotals: WindowAggregator {
        struct State: Sendable {
            var cents = 0
            var records: [(record: StreamRecord, metadata: RecordMetadata)] = []
        }

        let job: TotalsJob

        func makeState() -> State { State() }

        func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws {
            state.records.append((record, metadata))
            state.cents += try decode(Order.self, from: record.value).cents
        }

        func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws {
            try await withSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer) { span in
                defer {
                    for (record, metadata) in state.records.reversed() {
                        let context = extractTraceContext(from: record.headers)
                        let attributes = recordAttributes(of: record, from: metadata)
                        span.addLink(SpanLink(context: context, attributes: attributes))
                    }
                    span.attributes.merge(windowAttributes(of: window, job: job))
                    span.attributes["messaging.batch.message_count"] = state.records.count
                }
                let total = OrderTotal(
                    windowStart: window.start,
                    windowEnd: window.end,
                    orders: state.records.count,
                    cents: state.cents
                )
                let message = KafkaProducerMessage(topic: job.totals, key: key, value: try encode(total))
                try await recordingErrorType(on: span) {
                    try await Lab07Solution.OrderTotals(job: job).send(message, through: output)
                }
            }
        }

        func late(
            _ record: StreamRecord,
            from metadata: RecordMetadata,
            for window: TimeWindow,
            output: Collector
        ) async throws {
            let message = KafkaProducerMessage(
                topic: job.lateOrders,
                headers: record.headers,
                key: record.key,
                value: record.value
            )
            try await withSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer) { span in
                try await output.collect(message)
                span.attributes["window.late"] = true
                span.attributes.merge(recordAttributes(of: record, from: metadata))
                span.attributes.merge(windowAttributes(of: window, job: job))
                span.addLink(SpanLink(context: extractTraceContext(from: record.headers), attributes: [:]))
            }
        }
    }
}
