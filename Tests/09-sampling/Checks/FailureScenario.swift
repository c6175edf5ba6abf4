import Grading
import Kafka
import OTel
import Tracing

/// Billing handles a message, and its handler throws.
struct FailureScenario: Sendable {
    struct PaymentRefused: Error {}

    let bench: Bench
    let topic: String
    /// The span around the handler: it is not recorded where the trace is not kept.
    let span: SpanContext
    /// What the tracer for failures recorded.
    let records: [SpanData]
    let attributes: SpanAttributes

    /// - Parameter isKept: whether the trace is.
    init(_ subject: Lab09Subject, _ bench: Bench, isKept: Bool) async throws {
        let topic = bench.word("orders")
        let exporter = InMemorySpanExporter()
        let failures = OTelTracer(
            resource: Resource(serviceName: "billing"),
            idGenerator: BenchIDs(bench: bench),
            clock: bench.clock,
            processor: SimpleSpanProcessor(exporter: exporter)
        )
        let message = try bench.broker.append(
            KafkaProducerMessage(topic: topic, key: bench.word("order"), value: bench.word("payload"))
        )
        let attributes: SpanAttributes = [
            "messaging.system": "kafka",
            "messaging.destination.name": .string(topic),
            "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
            "messaging.kafka.message.key": .string(String(decoding: message.key ?? [], as: UTF8.self)),
            "error.type": "PaymentRefused",
        ]
        var context = ServiceContext.topLevel
        context.spanContext = try bench.parent(flags: isKept ? [.sampled, .random] : [.random])
        let remote = context
        let span = await bench.service("billing", sampler: ParentBasedSampler(root: AlwaysOffSampler())) {
            withSpan("process \(topic)", context: remote, ofKind: .consumer) { span in
                span.attributes = attributes
                subject.recordFailure(
                    Lab09Subject.Failure(
                        error: PaymentRefused(),
                        message: message,
                        attributes: attributes,
                        span: span,
                        failures: failures
                    )
                )
                return span.context.spanContext
            }
        }
        guard let span else {
            throw Feedback("The span around the handler has no context.", why: "Nothing can link to it.")
        }
        self.bench = bench
        self.topic = topic
        self.span = span
        self.attributes = attributes
        records = exporter.finishedSpans
    }

    /// The span of the failure, in a trace that is not kept.
    func record() throws -> SpanData {
        guard let record = records.first else {
            throw Feedback(
                "A handler failed in a trace that is not kept, and the tracer for failures left no span.",
                picture: ["expected  a span of the failure", "got       (no span ended)"],
                why: "Nine errors of ten happen in traces that a ratio of 1/10 dropped."
            )
        }
        return record
    }
}
