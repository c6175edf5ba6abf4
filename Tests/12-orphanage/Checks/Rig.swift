import Grading
import Kafka
import KafkaTracing
import OTel
import Synchronization
import Tracing

/// One service of the subject on a bench: what it reads is staged by the grader, what it leaves is looked at.
final class Rig: Sendable {
    /// A record that the grader wrote, and the span that sent it.
    struct Staged: Sendable {
        let record: KafkaConsumerMessage
        /// Nil for a record without a trace.
        let send: SpanContext?
        let order: Lab12Subject.NewOrder
    }

    /// A call out of the subject.
    struct Call: Sendable {
        let orderID: String
        let channel: String?
        let active: SpanContext?
    }

    struct DatabaseIsDown: Error {}
    struct NoAnswer: Error {}

    static let orders = "orders"
    static let retry = "orders.retry"
    static let deadLetters = "orders.dlq"
    static let payments = "payments"
    static let parcels = "parcels"

    let subject: Lab12Subject
    let bench: Bench
    private let staged = Mutex<[KafkaConsumerMessage]>([])
    private let made = Mutex<[Call]>([])

    /// - Parameter step: the symptom that the check is about.
    init(_ subject: Lab12Subject, _ bench: Bench, step: Int) {
        self.subject = subject
        self.bench = bench
        subject.noteSymptom(step)
    }

    /// The calls that the subject made, in order.
    var calls: [Call] { made.withLock { $0 } }

    /// The records that the grader wrote.
    var stagedRecords: [KafkaConsumerMessage] { staged.withLock { $0 } }

    func newOrder() -> Lab12Subject.NewOrder {
        Lab12Subject.NewOrder(
            id: bench.word("order"),
            amount: "\(bench.number(in: 1...999)).90",
            correlationID: bench.word("cart")
        )
    }

    // MARK: - Staging

    /// Writes a record about a new order, sent by a span of `sender` in a trace of its own.
    ///
    /// - Parameters:
    ///   - headers: what else is in its headers.
    ///   - partition: where it goes; by its key when nil.
    func stage(
        on topic: String,
        by sender: String = "shop",
        headers: [KafkaHeader] = [],
        partition: Int? = nil
    ) async throws -> Staged {
        let order = newOrder()
        return try await bench.service(sender) {
            try withSpan(sender == "shop" ? "POST /orders" : "process", ofKind: .server) { _ in
                try withSpan("send \(topic)", ofKind: .producer) { span in
                    let own = [KafkaHeader(key: "correlation_id", value: order.correlationID)] + headers
                    let record = try append(
                        order,
                        to: topic,
                        headers: injectTraceContext(span.context, into: own),
                        partition: partition
                    )
                    return Staged(record: record, send: span.context.spanContext, order: order)
                }
            }
        }
    }

    /// Writes a record about a new order that knows nothing of traces.
    func stageWithoutTrace(on topic: String, traceparent: KafkaHeader? = nil, partition: Int? = nil) throws -> Staged {
        let order = newOrder()
        let headers =
            [KafkaHeader(key: "correlation_id", value: order.correlationID)] + (traceparent.map { [$0] } ?? [])
        let record = try append(order, to: topic, headers: headers, partition: partition)
        return Staged(record: record, send: nil, order: order)
    }

    private func append(
        _ order: Lab12Subject.NewOrder,
        to topic: String,
        headers: [KafkaHeader],
        partition: Int?
    ) throws -> KafkaConsumerMessage {
        let json = #"{"amount":"\#(order.amount)","correlationID":"\#(order.correlationID)","id":"\#(order.id)"}"#
        var message = KafkaProducerMessage(topic: topic, key: Array(order.id.utf8), value: Array(json.utf8))
        message.headers = headers
        if let partition {
            message.partition = KafkaPartition(rawValue: partition)
        }
        let record = try bench.broker.append(message)
        staged.withLock { $0.append(record) }
        return record
    }

    // MARK: - Driving

    func place(_ order: Lab12Subject.NewOrder) async throws {
        let producer = try producer("shop")
        try await bench.service("shop") { try await subject.place(producer, order) }
    }

    /// - Parameter failures: how often the database fails for each order.
    func bill(failures: Int = 0, maxAttempts: Int = 3) async throws {
        try await run("billing", reading: [Self.orders, Self.retry]) { consumer, producer in
            try await self.subject.bill(consumer, producer, maxAttempts) { orderID in
                self.note(orderID)
                if self.calls.count(where: { $0.orderID == orderID }) <= failures { throw DatabaseIsDown() }
            }
        }
    }

    func pack(maxMessages: Int) async throws {
        try await run("warehouse", reading: [Self.payments]) { consumer, producer in
            _ = try await self.subject.pack(consumer, producer, maxMessages) { self.note($0) }
        }
    }

    func notify(_ channels: [String], answering answer: @escaping @Sendable (String) throws -> Int) async throws {
        try await run("notifications", reading: [Self.parcels]) { consumer, _ in
            try await self.subject.notify(consumer, channels) { channel, orderID in
                self.note(orderID, channel)
                return try answer(channel)
            }
        }
    }

    func redrive(maxRedrives: Int = 2) async throws {
        try await run("dead-letters", reading: [Self.deadLetters]) { consumer, producer in
            try await self.subject.redrive(consumer, producer, maxRedrives)
        }
    }

    /// Somebody reads `record` as the conventions say: the span shows where the record leads.
    func read(_ record: KafkaConsumerMessage, as service: String = "reader") async {
        await bench.service(service) {
            withSpan("process \(record.topic)", context: extractTraceContext(from: record.headers), ofKind: .consumer) {
                $0.attributes["messaging.kafka.offset"] = record.offset.rawValue
            }
        }
    }

    private func note(_ orderID: String, _ channel: String? = nil) {
        let call = Call(orderID: orderID, channel: channel, active: ServiceContext.current?.spanContext)
        made.withLock { $0.append(call) }
    }

    private func producer(_ service: String) throws -> any KafkaProducer {
        try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "\(service)-1"))
    }

    private func run(
        _ service: String,
        reading topics: [String],
        _ body: (any KafkaConsumer, any KafkaProducer) async throws -> Void
    ) async throws {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: service, topics: topics, clientID: "\(service)-1", stopsAtEnd: true)
        )
        let producer = try producer(service)
        try await bench.service(service) { try await body(consumer, producer) }
        await consumer.shutdown()
    }
}
