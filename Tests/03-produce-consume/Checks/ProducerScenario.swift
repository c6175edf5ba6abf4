import Grading
import Kafka
import OTel
import Tracing

/// One request of the shop that sends one order through the subject, and what came of it.
struct ProducerScenario {
    let topic: String
    /// The producer's name at Kafka.
    let clientID: String
    let key: String
    let correlationID: String
    let bench: Bench
    let send: Lab03Subject.Send

    /// A shop with a random topic, key and correlation id.
    init(_ subject: Lab03Subject, _ bench: Bench) throws {
        self.bench = bench
        self.topic = bench.word("orders")
        self.clientID = "shop-of-\(topic)"
        self.key = bench.word("order")
        self.correlationID = bench.word("cart")
        self.send = subject.traced(try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: clientID)))
    }

    /// The message that the shop sends.
    func message(headers: [KafkaHeader] = []) -> KafkaProducerMessage {
        KafkaProducerMessage(
            topic: topic,
            headers: headers,
            key: Array(key.utf8),
            value: Array(bench.word("payload").utf8)
        )
    }

    /// Sends `messages`, by default one without headers, from within one server span.
    @discardableResult
    func run(_ messages: [KafkaProducerMessage]? = nil) async throws -> [KafkaDeliveryReport] {
        try await bench.service("shop") {
            try await withSpan("POST /orders", ofKind: .server) { _ in
                var reports: [KafkaDeliveryReport] = []
                for message in messages ?? [message()] {
                    reports.append(try await send(message, correlationID))
                }
                return reports
            }
        }
    }

    /// The records on the broker, in the order in which they were written.
    var records: [KafkaConsumerMessage] { bench.broker.records(in: topic) }

    /// The span that the subject was called in.
    func caller() throws -> SpanData {
        guard let caller = bench.spans.first(where: { $0.kind == .server }) else {
            throw Feedback(
                "The caller's span has not ended: the send did not return.",
                why: "A request that waits for ever on its own tracing is an outage."
            )
        }
        return caller
    }

    /// The spans that the subject made for its sends, the first send first.
    func producerSpans(expecting count: Int = 1) throws -> [SpanData] {
        let caller = try caller()
        let others = bench.spans.filter { $0.context.spanID != caller.context.spanID }
        let producers = others.filter { $0.kind == .producer }
        let found = (producers.isEmpty ? others : producers).sorted { $0.startTime < $1.startTime }
        guard found.count >= count else {
            throw Feedback(
                "The send left no span: the caller's is the only one that ended.",
                picture: TraceSketch.compare(
                    expected: TraceSketch(expected: expectedTree),
                    got: TraceSketch(got: bench.spans, notes: [caller.context.spanID: "nothing below it"])
                ),
                why: "Without a producer span the trace ends at the request, and nobody sees the message leave."
            )
        }
        return found
    }

    /// The span that the subject made for its one send.
    func producerSpan() throws -> SpanData {
        try producerSpans()[0]
    }

    /// What the trace of one send should look like.
    var expectedTree: TraceSketch.Node {
        .span("POST /orders", .server, .span("send \(topic)", .producer))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(expected: expectedTree),
            got: TraceSketch(got: bench.spans, notes: [span.context.spanID: note])
        )
    }
}
