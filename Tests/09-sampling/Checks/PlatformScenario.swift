import Grading
import Kafka
import KafkaTracing
import OTel
import Tracing

/// An order goes from the shop through billing to the notifications; each service has a sampler of its own.
struct PlatformScenario: Sendable {
    static let expected = TraceSketch(
        expected: .span(
            "POST /orders",
            .server,
            .span(
                "send orders",
                .producer,
                .span(
                    "process orders",
                    .consumer,
                    .span("send payments", .producer, .span("process payments", .consumer))
                )
            )
        )
    )

    let subject: Lab09Subject
    let bench: Bench
    let shop: any Sampler
    let billing: any Sampler
    let notifications: any Sampler

    /// Sends `count` orders all the way.
    ///
    /// - Returns: the traces that the shop began.
    func run(count: Int) async throws -> [TraceID] {
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
        let traces = try await bench.service("shop", sampler: shop) {
            var traces: [TraceID] = []
            for _ in 0..<count {
                let message = KafkaProducerMessage(topic: "orders", key: bench.word("order"), value: "{}")
                try await withSpan("POST /orders", ofKind: .server) { span in
                    try await subject.send(producer, message)
                    traces += span.context.spanContext.map { [$0.traceID] } ?? []
                }
            }
            return traces
        }
        try await bench.service("billing", sampler: billing) {
            try await consume("orders") { message in
                try await subject.send(
                    producer,
                    KafkaProducerMessage(topic: "payments", key: message.key, value: message.value)
                )
            }
        }
        try await bench.service("notifications", sampler: notifications) {
            try await consume("payments") { _ in }
        }
        return traces
    }

    private func consume(_ topic: String, _ handle: (KafkaConsumerMessage) async throws -> Void) async throws {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: topic, topics: [topic], stopsAtEnd: true)
        )
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(topic)", context: context, ofKind: .consumer) { _ in
                try await handle(message)
            }
        }
        await consumer.shutdown()
    }
}
