import Kafka
import KafkaTracing
import OTel
import Tracing

@testable import Lab12Solution

/// Every service begins a trace of its own for each message, and links back to the one that it came from.
enum LinksEverywhere {
    struct Billing: BillingService {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let retries: RetrySender
        let insertPayment: InsertPayment

        func run() async throws {
            while let message = try await consumer.next() {
                try await withSpan("process \(message.topic)", context: .topLevel, ofKind: .consumer) { span in
                    span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
                    span.attributes = processAttributes(of: message, consumer: consumer)
                    do {
                        let order = try Order(message.value)
                        try await withSpan("handle") { _ in
                            try await withSpan("INSERT payments", ofKind: .client) { _ in try await insertPayment(order)
                            }
                            try await producer.send(order.message(to: Topics.payments))
                        }
                    } catch {
                        span.fail(with: error)
                        try await retries.send(message, after: error)
                    }
                }
                try await consumer.commit(message)
            }
        }
    }

    struct Warehouse: WarehouseService {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let pack: Pack

        func packNext(maxMessages: Int, timeout: Duration) async throws -> Int {
            let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
            guard !batch.isEmpty else { return 0 }
            let span = startSpan("process payments", context: .topLevel, ofKind: .consumer)
            defer { span.end() }
            for message in batch.reversed() {
                let payment = extractTraceContext(from: message.headers)
                span.addLink(SpanLink(context: payment, attributes: [:]))
            }
            for message in batch {
                try await withSpan("pack parcel", context: .topLevel) { parcel in
                    parcel.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
                    let order = try Order(message.value)
                    try await pack(order)
                    try await producer.send(order.message(to: Topics.parcels))
                }
                try await consumer.commit(message)
            }
            return batch.count
        }
    }

    struct Notifications: NotificationsService {
        let consumer: any KafkaConsumer
        let channels: [String]
        let post: Post

        func run() async throws {
            for try await message in consumer.messages {
                let order = try Order(message.value)
                await withSpan("process \(message.topic)", context: .topLevel, ofKind: .consumer) { span in
                    span.addLink(SpanLink(context: extractTraceContext(from: message.headers), attributes: [:]))
                    await withTaskGroup(of: Void.self) { group in
                        for channel in channels {
                            group.addTask { await notify(channel, order) }
                        }
                    }
                }
                try await consumer.commit(message)
            }
        }

        private func notify(_ channel: String, _ order: Order) async {
            await withSpan("notify \(channel)", ofKind: .client) { span in
                let status = await withSpan("request") { _ in try? await post(channel, order) }
                guard let status, status < 400 else {
                    span.attributes["error.type"] = status.map { "\($0)" } ?? "no_answer"
                    return span.setStatus(SpanStatus(code: .error, message: "not delivered"))
                }
            }
        }
    }

    struct DeadLetters: DeadLettersService {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let maxRedrives: Int

        func run() async throws {
            for try await message in consumer.messages {
                let letter = extractTraceContext(from: message.headers)
                withSpan("dlq.consume", context: letter, ofKind: .consumer) { _ in }
                try await withSpan("redrive", context: .topLevel) { span in
                    span.addLink(SpanLink(context: letter, attributes: [:]))
                    var headers = message.headers.filter { !["attempt", "dead_letter_reason"].contains($0.key) }
                    headers.replace("redrive", with: "\((headers.text(of: "redrive").flatMap { Int($0) } ?? 0) + 1)")
                    try await producer.send(
                        KafkaProducerMessage(
                            topic: Topics.orders,
                            headers: headers,
                            key: message.key,
                            value: message.value
                        )
                    )
                }
                try await consumer.commit(message)
            }
        }
    }

    /// Looks from the spans to the records, where the solution's looks from the records to the spans.
    static func problems(in trace: OrderTrace) -> [String] {
        var byID: [SpanID: SpanData] = [:]
        for span in trace.spans { byID[span.context.spanID] = span }
        let readers = trace.spans.filter { $0.kind == .consumer }
        let led = Set(readers.flatMap { ($0.parent.map { [$0] } ?? []) + $0.links.map(\.context) }.map(\.spanID))

        let sends = trace.spans.filter { $0.kind == .producer && $0.correlationID == trace.correlationID }
        let wires = trace.records.flatMap(\.traceparents)
        let unsent = sends.filter { send in !wires.contains { $0?.spanID == send.context.spanID } }
        let unread = sends.filter { !led.contains($0.context.spanID) }
        let lost = trace.records.filter { $0.traceparents.count > 1 }
        let strange = wires.filter { $0.map { byID[$0.spanID]?.kind != .producer } ?? true }

        let own = Set(trace.spans.filter { $0.correlationID == trace.correlationID }.map(\.context.traceID))
        let strangers = trace.spans.filter {
            own.contains($0.context.traceID) && ($0.correlationID ?? trace.correlationID) != trace.correlationID
        }
        let silent = Set(trace.failures).filter { failure in
            trace.spans.count { $0.name == failure.call && $0.isFailed }
                < trace.failures.count { $0 == failure }
        }
        // Only the first send of an order may be without a way back: dead letters send with one.
        let rootSends = sends.filter { $0.parent == nil && $0.links.isEmpty }
        return unsent.map { "\($0.name) is on no record" } + unread.map { "\($0.name) was read by nobody" }
            + lost.map { "\($0.topic) has several contexts" } + strange.map { _ in "a record of no sender" }
            + strangers.map { "\($0.name) is another order's" } + silent.map { "\($0.call) failed in silence" }
            + rootSends.map { "\($0.name) comes from nowhere" }
    }
}
