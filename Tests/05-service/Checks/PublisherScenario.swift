import Grading
import Kafka
import OTel
import Tracing

/// Events that the subject's publisher sends, and what came of them.
struct PublisherScenario {
    let topic: String
    let event: Lab05Subject.EventData
    let bench: Bench
    private let publish: Lab05Subject.Handle

    /// A publisher of billing with a random topic and event.
    init(_ subject: Lab05Subject, _ bench: Bench, headers: [KafkaHeader] = []) throws {
        self.bench = bench
        topic = bench.word("payments")
        event = Lab05Subject.EventData(
            type: bench.word("order.paid"),
            correlationID: bench.word("cart"),
            key: bench.word("order"),
            payload: Array(bench.word("payload").utf8),
            headers: headers
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "billing-1"))
        publish = subject.publisher(producer, topic, "billing")
    }

    /// Publishes the event from within a span, or from nowhere.
    func run(inSpan: Bool = true) async throws {
        try await bench.service("billing") {
            guard inSpan else { return try await publish(event) }
            try await withSpan("process orders", ofKind: .consumer) { _ in try await publish(event) }
        }
    }

    /// The headers of the record on the broker.
    func headers() throws -> [KafkaHeader] {
        guard let record = bench.broker.records(in: topic).last else {
            throw Feedback(
                "Nothing was written to the topic.",
                why: "An event that is not sent is an order that nobody handles."
            )
        }
        return record.headers
    }

    /// The span that the subject made for the send.
    func sendSpan() throws -> SpanData {
        let others = bench.spans.filter { $0.kind != .consumer || $0.name != "process orders" }
        let producers = others.filter { $0.kind == .producer }
        guard let span = (producers.isEmpty ? others : producers).first else {
            throw Feedback(
                "The event was sent without a span of its own.",
                picture: bench.sketch(expected: expectedTree, [:]),
                why: "Without a producer span the trace ends at the service, and nobody sees the event leave."
            )
        }
        return span
    }

    /// The span that `publish` was called in.
    var caller: SpanData? { bench.spans.first { $0.name == "process orders" } }

    var expectedTree: TraceSketch.Node {
        .span("process orders", .consumer, .span("send \(topic)", .producer))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        bench.sketch(expected: expectedTree, [span.context.spanID: note])
    }
}
