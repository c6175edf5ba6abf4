import Grading
import Kafka
import OTel
import Tracing

/// An `order.placed` event that billing handles through the subject, inside a process span.
struct BillingScenario {
    struct ConnectionLost: Error {}

    let topic: String
    let event: Lab05Subject.EventData
    /// What only the values of the statement hold.
    let secrets: [String]
    let statements = Recorder<String>()
    let published = Recorder<Lab05Subject.EventData>()
    let bench: Bench
    private let handle: Lab05Subject.Handle

    /// Billing with a random order and topic.
    init(_ subject: Lab05Subject, _ bench: Bench, databaseFails: Bool = false) throws {
        self.bench = bench
        topic = bench.word("payments")
        let order = bench.word("order")
        let card = "4111\(bench.number(in: 100_000_000_000...999_999_999_999))"
        let amount = "\(bench.number(in: 1_000...9_999)).\(bench.number(in: 10...99))"
        secrets = [order, card, amount]
        event = Lab05Subject.EventData(
            type: "order.placed",
            correlationID: bench.word("cart"),
            key: order,
            payload: Array(#"{"id":"\#(order)","amount":"\#(amount)","card":"\#(card)"}"#.utf8),
            headers: [
                KafkaHeader(key: "event_type", value: "order.placed"), KafkaHeader(key: "service", value: "shop"),
                KafkaHeader(key: "tenant", value: bench.word("tenant")),
                KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: bench.remoteSpanContext())),
            ]
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "billing-1"))
        let publish = subject.publisher(producer, topic, "billing")
        handle = subject.billing(
            { [statements] statement, _ in
                try await statements.record(statement, bench) {
                    if databaseFails { throw ConnectionLost() }
                }
            },
            { [published] event in try await published.record(event, bench) { try await publish(event) } }
        )
    }

    /// Lets the subject handle the event. Returns the error that came out of it, if one did.
    @discardableResult
    func run() async -> (any Error)? {
        do {
            try await bench.service("billing") {
                try await withSpan("process orders", ofKind: .consumer) { _ in try await handle(event) }
            }
            return nil
        } catch {
            return error
        }
    }

    /// The records on the broker.
    var records: [KafkaConsumerMessage] { bench.broker.records(in: topic) }

    /// The span that the handler was called in.
    func caller() throws -> SpanData {
        guard let caller = bench.spans.first(where: { $0.name == "process orders" }) else {
            throw Feedback("The handler did not return.", why: "A handler that waits for ever holds up its partition.")
        }
        return caller
    }

    /// The span that the subject made for the statement.
    func databaseSpan() throws -> SpanData {
        let others = bench.spans(of: "billing").filter { $0.name != "process orders" && $0.kind != .producer }
        let clients = others.filter { $0.kind == .client }
        let databases = others.filter { $0.attributes.get("db.system.name") != nil }
        guard let span = (databases + clients + others).first else {
            throw Feedback(
                "The statement was run without a span of its own.",
                picture: bench.sketch(expected: expectedTree, [:]),
                why: "Without it a slow database looks like a slow handler."
            )
        }
        return span
    }

    var expectedTree: TraceSketch.Node {
        .span("process orders", .consumer, .span("INSERT payments", .client), .span("send \(topic)", .producer))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        bench.sketch(expected: expectedTree, [span.context.spanID: note])
    }
}
