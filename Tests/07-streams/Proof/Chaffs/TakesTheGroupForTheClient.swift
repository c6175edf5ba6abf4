import Kafka
import KafkaTracing
import Streams
import Tracing

@testable import Lab07Solution

/// The client id on the span of the send is the name of the job's group.
enum TakesTheGroupForTheClient {
    struct OrderTotals: WindowAggregator {
        /// What is remembered of a window's orders until the window closes.
        struct State: Sendable {
            var count = 0
            var cents = 0
            var links: [SpanLink] = []
        }

        let job: TotalsJob

        func makeState() -> State { State() }

        func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws {
            let order = try decode(Order.self, from: record.value)
            state.count += 1
            state.cents += order.cents
            let context = extractTraceContext(from: record.headers)
            state.links.append(SpanLink(context: context, attributes: recordAttributes(of: record, from: metadata)))
        }

        func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws {
            let sum = OrderTotal(
                windowStart: window.start,
                windowEnd: window.end,
                orders: state.count,
                cents: state.cents
            )
            let total = KafkaProducerMessage(topic: job.totals, key: key, value: try encode(sum))
            try await withSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer) { span in
                span.attributes = windowAttributes(of: window, job: job)
                span.attributes["messaging.batch.message_count"] = state.count
                for link in state.links {
                    span.addLink(link)
                }
                try await recordingErrorType(on: span) {
                    try await send(total, through: output)
                }
            }
        }

        /// Sends a total and returns when the broker has acknowledged it. A delivery that fails is thrown on.
        func send(_ total: KafkaProducerMessage, through output: Collector) async throws {
            try await withSpan("send \(total.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: total, job: job)
                span.attributes["messaging.client.id"] = job.groupID
                var total = total
                total.headers = injectTraceContext(span.context, into: total.headers)
                let report = try await recordingErrorType(on: span) { try await output.collect(total) }
                if case .acknowledged(let record) = report.status {
                    span.attributes["messaging.destination.partition.id"] = "\(record.partition)"
                    span.attributes["messaging.kafka.offset"] = record.offset.rawValue
                }
            }
        }

        func late(
            _ record: StreamRecord,
            from metadata: RecordMetadata,
            for window: TimeWindow,
            output: Collector
        ) async throws {
            try await withSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer) { span in
                span.attributes = windowAttributes(of: window, job: job)
                span.attributes.merge(recordAttributes(of: record, from: metadata))
                span.attributes["window.late"] = true
                span.addLink(SpanLink(context: extractTraceContext(from: record.headers), attributes: [:]))
                try await recordingErrorType(on: span) {
                    try await output.collect(
                        KafkaProducerMessage(
                            topic: job.lateOrders,
                            headers: record.headers,
                            key: record.key,
                            value: record.value
                        )
                    )
                }
            }
        }
    }
}
