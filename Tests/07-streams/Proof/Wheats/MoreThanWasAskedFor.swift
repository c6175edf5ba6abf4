import Kafka
import KafkaTracing
import Streams
import Tracing

@testable import Lab07Solution

/// A job with more spans, links, attributes and headers than were asked for.
enum MoreThanWasAskedFor {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        try withSpan("remove the e-mail address") { _ in
            let raw = try decode(RawOrder.self, from: record.value)
            var cleaned = record
            cleaned.value = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
            return cleaned
        }
    }

    struct OrderTotals: WindowAggregator {
        typealias State = Lab07Solution.OrderTotals.State

        let job: TotalsJob

        func makeState() -> State { State() }

        func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws {
            try withSpan("add up") { _ in
                try Lab07Solution.OrderTotals(job: job).add(record, from: metadata, to: &state)
            }
        }

        func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws {
            try await withSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer) { span in
                span.attributes = windowAttributes(of: window, job: job)
                span.attributes["messaging.batch.message_count"] = state.count
                span.attributes["messaging.kafka.message.key"] = key.map { String(decoding: $0, as: UTF8.self) }
                span.attributes["total.cents"] = state.cents
                span.addEvent("window closed")
                for link in state.links {
                    span.addLink(link)
                }
                let value = try withSpan("encode") { encoding in
                    encoding.addLink(SpanLink(context: span.context, attributes: [:]))
                    return try encode(
                        OrderTotal(
                            windowStart: window.start,
                            windowEnd: window.end,
                            orders: state.count,
                            cents: state.cents
                        )
                    )
                }
                let total = KafkaProducerMessage(
                    topic: job.totals,
                    headers: [KafkaHeader(key: "unit", value: "cent")],
                    key: key,
                    value: value
                )
                try await recordingErrorType(on: span) {
                    try await send(total, links: state.links, through: output)
                }
            }
        }

        private func send(_ total: KafkaProducerMessage, links: [SpanLink], through output: Collector) async throws {
            try await withSpan("send \(total.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: total, job: job)
                span.attributes["messaging.message.body.size"] = total.value?.count ?? 0
                for link in links {
                    span.addLink(link)
                }
                var message = total
                message.headers = injectTraceContext(span.context, into: message.headers)
                let report = try await recordingErrorType(on: span) { try await output.collect(message) }
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
            let order = extractTraceContext(from: record.headers)
            try await withSpan("process \(job.orders)", context: order, ofKind: .consumer) { span in
                span.attributes = windowAttributes(of: window, job: job)
                span.attributes.merge(recordAttributes(of: record, from: metadata))
                span.attributes["window.late"] = true
                span.addEvent("late")
                span.addLink(SpanLink(context: order, attributes: recordAttributes(of: record, from: metadata)))
                let message = KafkaProducerMessage(
                    topic: job.lateOrders,
                    headers: record.headers,
                    key: record.key,
                    value: record.value
                )
                try await withSpan("send \(job.lateOrders)", ofKind: .client) { _ in
                    _ = try await output.collect(message)
                }
            }
        }
    }
}
