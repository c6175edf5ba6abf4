import Grading
import Kafka
import OTel
import Tracing

/// The shop, which sends messages with headers that the subject writes.
struct ShopScenario {
    let topic: String
    let subject: Lab02Subject
    let bench: Bench

    /// A shop with a random topic.
    init(_ subject: Lab02Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
    }

    /// Lets the subject write `context` into `headers`, sends a message with what it returns, and reads the headers from
    /// the broker, as they stand on the wire.
    func send(_ context: ServiceContext, into headers: [KafkaHeader]? = []) async throws -> [KafkaHeader] {
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
        try await bench.service("shop") {
            let headers = subject.inject(context, headers)
            try await producer.sendAndAwait(KafkaProducerMessage(topic: topic, headers: headers, value: nil))
        }
        return bench.broker.records(in: topic).last?.headers ?? []
    }

    /// The same for a context that holds a span and nothing else.
    func send(_ spanContext: SpanContext, into headers: [KafkaHeader]? = []) async throws -> [KafkaHeader] {
        try await send(.holding(spanContext), into: headers)
    }
}

extension ServiceContext {
    /// A context that holds this span.
    static func holding(_ spanContext: SpanContext) -> ServiceContext {
        var context = ServiceContext.topLevel
        context.spanContext = spanContext
        return context
    }
}

extension Bench {
    /// Headers of other people: text, binary, null, empty, and with a name that repeats.
    func foreignHeaders() -> [KafkaHeader] {
        [
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bytes(count: 4)),
            KafkaHeader(key: "tenant", value: word("tenant")),
            KafkaHeader(key: "note"),
            KafkaHeader(key: "hop", value: word("hop")),
            KafkaHeader(key: "empty", value: []),
            KafkaHeader(key: "hop", value: word("hop")),
        ]
    }

    /// A header of other people whose name differs from ours only in its case.
    func namesake() -> KafkaHeader {
        KafkaHeader(key: "Traceparent", value: word("not-ours"))
    }

    /// A tracestate with this many members and random values.
    func traceState(members: Int) throws -> TraceState {
        var state = TraceState()
        for number in 1...members {
            try state.set("vendor\(number)", to: word("state"))
        }
        return state
    }
}
