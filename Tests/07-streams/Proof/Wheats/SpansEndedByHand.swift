import Kafka
import KafkaTracing
import Streams
import Tracing

@testable import Lab07Solution

/// A job that starts, fails and ends its spans by hand, and keeps in its state what links are made of.
enum SpansEndedByHand {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        let raw = try decode(RawOrder.self, from: record.value)
        return StreamRecord(
            key: record.key,
            value: try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt)),
            timestamp: record.timestamp,
            headers: record.headers
        )
    }

    struct OrderTotals: WindowAggregator {
        struct Input: Sendable {
            let headers: [KafkaHeader]
            let metadata: RecordMetadata
        }

        struct State: Sendable {
            var cents = 0
            var inputs: [Input] = []
        }

        let job: TotalsJob

        func makeState() -> State { State() }

        func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws {
            state.cents += try decode(Order.self, from: record.value).cents
            state.inputs.append(Input(headers: record.headers, metadata: metadata))
        }

        func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws {
            let process = startProcessSpan(of: window)
            defer { process.end() }
            process.attributes["messaging.batch.message_count"] = state.inputs.count
            for input in state.inputs {
                var attributes: SpanAttributes = [:]
                attributes["messaging.destination.partition.id"] = String(input.metadata.partition.rawValue)
                attributes["messaging.kafka.offset"] = input.metadata.offset.rawValue
                if let key {
                    attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
                }
                var context = ServiceContext.topLevel
                InstrumentationSystem.instrument.extract(input.headers, into: &context, using: KafkaHeadersExtractor())
                if !context.isEmpty {
                    process.addLink(SpanLink(context: context, attributes: attributes))
                }
            }

            let send = startSpan("send \(job.totals)", context: process.context, ofKind: .producer)
            defer { send.end() }
            send.attributes["messaging.system"] = "kafka"
            send.attributes["messaging.operation.name"] = "send"
            send.attributes["messaging.operation.type"] = "send"
            send.attributes["messaging.destination.name"] = job.totals
            send.attributes["messaging.client.id"] = job.clientID
            if let key {
                send.attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
            }
            var headers: [KafkaHeader] = []
            InstrumentationSystem.instrument.inject(send.context, into: &headers, using: KafkaHeadersInjector())
            let total = OrderTotal(
                windowStart: window.start,
                windowEnd: window.end,
                orders: state.inputs.count,
                cents: state.cents
            )
            do {
                let report = try await output.collect(
                    KafkaProducerMessage(topic: job.totals, headers: headers, key: key, value: try encode(total))
                )
                if case .acknowledged(let record) = report.status {
                    send.attributes["messaging.destination.partition.id"] = String(record.partition.rawValue)
                    send.attributes["messaging.kafka.offset"] = record.offset.rawValue
                }
            } catch {
                for span in [process, send] {
                    span.attributes["error.type"] = String(describing: type(of: error))
                    span.setStatus(SpanStatus(code: .error, message: "\(error)"))
                }
                throw error
            }
        }

        func late(
            _ record: StreamRecord,
            from metadata: RecordMetadata,
            for window: TimeWindow,
            output: Collector
        ) async throws {
            let span = startProcessSpan(of: window)
            defer { span.end() }
            span.attributes["window.late"] = true
            span.attributes["messaging.destination.partition.id"] = String(metadata.partition.rawValue)
            span.attributes["messaging.kafka.offset"] = metadata.offset.rawValue
            if let key = record.key {
                span.attributes["messaging.kafka.message.key"] = String(decoding: key, as: UTF8.self)
            }
            span.addLink(SpanLink(context: extractTraceContext(from: record.headers), attributes: [:]))
            let message = KafkaProducerMessage(
                topic: job.lateOrders,
                headers: record.headers,
                key: record.key,
                value: record.value
            )
            do {
                try await output.collect(message)
            } catch {
                span.setStatus(SpanStatus(code: .error))
                throw error
            }
        }

        private func startProcessSpan(of window: TimeWindow) -> any Span {
            let span = startSpan("process \(job.orders)", context: .topLevel, ofKind: .consumer)
            span.attributes["messaging.system"] = "kafka"
            span.attributes["messaging.operation.name"] = "process"
            span.attributes["messaging.operation.type"] = "process"
            span.attributes["messaging.destination.name"] = job.orders
            span.attributes["messaging.consumer.group.name"] = job.groupID
            span.attributes["messaging.client.id"] = job.clientID
            span.attributes["window.start"] = window.start
            span.attributes["window.end"] = window.end
            return span
        }
    }
}
