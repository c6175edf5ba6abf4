import Grading
import Kafka
import OTel
import Tracing

/// One order on its whole way, through all parts of the subject.
struct PathScenario {
    let bench: Bench
    let order: String
    private let subject: Lab05Subject
    private let topics: (orders: String, payments: String)

    init(_ subject: Lab05Subject, _ bench: Bench) throws {
        self.subject = subject
        self.bench = bench
        order = bench.word("order")
        topics = (bench.word("orders"), bench.word("payments"))
    }

    /// Sends a request to the shop, and lets billing and the notifications do their part. Slack fails.
    func run(traceparent: String, correlationID: String) async throws {
        await bench.service("shop") {
            let limit = Lab05Subject.Limit(limit: 2, remaining: 1, algorithm: "fixed_window", rule: "orders")
            let publisher = try? publisher("shop", topics.orders)
            _ = await subject.shop({ _ in limit }) { try await publisher?($0) }(
                Lab05Subject.Request(
                    headers: [("Traceparent", traceparent), ("X-Correlation-ID", correlationID)],
                    body: Array(#"{"id":"\#(order)","amount":"49.90","card":"4111111111111111"}"#.utf8),
                    clientAddress: "203.0.113.9"
                )
            )
        }
        try await serve("billing", topics.orders, "order.placed") {
            subject.billing({ _, _ in }, try publisher("billing", topics.payments))
        }
        try await serve("notifications", topics.payments, "order.paid") {
            let channels = ["webhook", "slack"].map {
                Lab05Subject.ChannelData(name: $0, host: "\($0).example", secretPath: "/secret")
            }
            return subject.notifier(channels) { $0 == "slack" ? 503 : 200 }
        }
    }

    private func publisher(_ service: String, _ topic: String) throws -> Lab05Subject.Handle {
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "\(service)-1"))
        return subject.publisher(producer, topic, service)
    }

    private func serve(
        _ service: String,
        _ topic: String,
        _ type: String,
        handler: () throws -> Lab05Subject.Handle
    ) async throws {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: service, topics: [topic], clientID: "\(service)-1", stopsAtEnd: true)
        )
        let handle = try handler()
        try await bench.service(service) { try await subject.consume(consumer, [type: handle]) }
        await consumer.shutdown()
    }

    var expectedTree: TraceSketch.Node {
        .span(
            "POST /orders",
            .server,
            .span(
                "send orders",
                .producer,
                .span(
                    "process orders",
                    .consumer,
                    .span("INSERT payments", .client),
                    .span(
                        "send payments",
                        .producer,
                        .span(
                            "process payments",
                            .consumer,
                            .span("POST webhook", .client),
                            .span("POST slack", .client)
                        )
                    )
                )
            )
        )
    }
}
