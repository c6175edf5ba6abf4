import Kafka
import KafkaTracing
import Streams
import Tracing

/// The shop: sends an order that a customer placed, from a span of its own.
func sendRawOrder(_ order: RawOrder, store: String, to topic: String, through producer: any KafkaProducer) async throws
{
    _ = try await withSpan("send \(topic)", ofKind: .producer) { span in
        try await producer.sendAndAwait(
            KafkaProducerMessage(
                topic: topic,
                headers: injectTraceContext(
                    span.context,
                    into: [KafkaHeader(key: "correlation_id", value: "cart-\(order.id)")]
                ),
                key: Array(store.utf8),
                value: try encode(order)
            )
        )
    }
}

/// Whether a customer placed it. The shop's own test orders are none.
func isRealOrder(_ record: StreamRecord) throws -> Bool {
    try !decode(RawOrder.self, from: record.value).test
}

/// The job that passes orders on, one by one: `raw-orders` → `orders`.
func cleanOrders(from consumer: any KafkaConsumer, to topic: String, through producer: any KafkaProducer) async throws {
    try await RecordStream(from: consumer) { try decode(RawOrder.self, from: $0.value).orderedAt }
        .filter(isRealOrder)
        .map(withoutEmail)
        .send(to: topic, through: producer)
}

/// The job that adds up orders per store and minute: `orders` → `order-totals`, and `late-orders`.
func totalOrders(from consumer: any KafkaConsumer, through producer: any KafkaProducer) async throws {
    let job = TotalsJob(groupID: consumer.groupID, clientID: consumer.clientID)
    try await RecordStream(from: consumer) { try decode(Order.self, from: $0.value).orderedAt }
        .aggregate(
            OrderTotals(job: job),
            over: TumblingWindows(size: .seconds(60)),
            outOfOrderness: .seconds(30),
            through: producer,
            closesWindowsAtEnd: true
        )
}

/// The dashboard: shows what the job put out, each message in the trace that its headers name.
func showResults(from consumer: any KafkaConsumer) async throws {
    for try await message in consumer.messages {
        let context = extractTraceContext(from: message.headers)
        try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { _ in
            try await consumer.commit(message)
        }
    }
}
