import Grading
import Kafka
import OTel
import Tracing

/// The warehouse, which reads messages through the subject and starts a span for each.
///
/// Before the message under test there is always another one, with a context of its own. While the warehouse reads, a
/// span of its own is active. Neither has anything to do with the message under test.
struct WarehouseScenario {
    /// A message that was read, and what came of it.
    struct Handled {
        /// What the subject read from the headers.
        let context: ServiceContext

        /// The span that was started in it, whether it was recorded or not.
        let span: SpanContext

        /// The same span when it has ended; nil when it was not recorded.
        let finished: SpanData?
    }

    let topic: String
    let subject: Lab02Subject
    let bench: Bench
    private let service: String

    /// A warehouse with a random topic and name.
    init(_ subject: Lab02Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.service = bench.word("warehouse")
    }

    /// The headers of a message that the shop sent from a producer span of its own, and that span.
    func shopHeaders() async -> (headers: [KafkaHeader], producer: SpanContext) {
        let producer = await bench.service("shop") {
            withSpan("send \(topic)", ofKind: .producer) { $0.context.spanContext }
        }
        let context = producer ?? bench.remoteSpanContext()
        return ([KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: context))], context)
    }

    /// Sends a message with `headers` behind another one, and reads both. Nil goes to the subject in place of the
    /// message's empty list.
    func receive(_ headers: [KafkaHeader]?) async throws -> Handled {
        for headers in [await shopHeaders().headers, headers ?? []] {
            try bench.broker.append(KafkaProducerMessage(topic: topic, headers: headers, key: [0], value: nil))
        }
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: service, topics: [topic], stopsAtEnd: true)
        )
        let last = try await bench.service(service) {
            let poll = startSpan("poll \(topic)", ofKind: .client)
            defer { poll.end() }
            return try await ServiceContext.withValue(poll.context) {
                var last: (context: ServiceContext, span: SpanContext?)?
                var isFirst = true
                for try await message in consumer.messages {
                    let context = subject.extract(headers == nil && !isFirst ? nil : message.headers)
                    let span = withSpan("process \(topic)", context: context, ofKind: .consumer) { $0.context }
                    last = (context, span.spanContext)
                    isFirst = false
                    try await consumer.commit(message)
                }
                return last
            }
        }
        await consumer.shutdown()
        guard let last, let span = last.span else { throw KafkaError(code: .closed, reason: "no message was read") }
        return Handled(
            context: last.context,
            span: span,
            finished: bench.spans.first { $0.context.spanID == span.spanID }
        )
    }

    /// Expected beside got, with a cross and a note at the span of the message under test. Shown are that span, its parent
    /// and `producer`.
    func sketch(_ handled: Handled, beside producer: SpanContext?, expected: TraceSketch, note: String) -> [String] {
        let ids = [handled.span.spanID, handled.finished?.parent?.spanID, producer?.spanID]
        let shown = bench.spans.filter { ids.contains($0.context.spanID) }
        return TraceSketch.compare(
            expected: expected,
            got: TraceSketch(got: shown, notes: [handled.span.spanID: note])
        )
    }
}
