import Grading
import Kafka
import OTel
import Tracing

/// Requests that the shop answers through the subject, and what came of them.
struct ShopScenario {
    let topic: String
    let order: String
    let card: String
    let clientAddress: String
    let limit: Lab05Subject.Limit
    let published = Recorder<Lab05Subject.EventData>()
    let bench: Bench
    private let answer: Lab05Subject.Answer

    /// A shop with a random topic, order and client, and a rate limiter that allows or rejects everything.
    init(_ subject: Lab05Subject, _ bench: Bench, isAllowed: Bool = true) throws {
        let count = bench.number(in: 5...500)
        let limit = Lab05Subject.Limit(
            isAllowed: isAllowed,
            limit: count,
            remaining: isAllowed ? bench.number(in: 1...(count - 1)) : 0,
            algorithm: bench.word("algorithm"),
            rule: bench.word("rule")
        )
        self.limit = limit
        self.bench = bench
        topic = bench.word("orders")
        order = bench.word("order")
        card = "4111\(bench.number(in: 100_000_000_000...999_999_999_999))"
        clientAddress = "203.0.113.\(bench.number(in: 1...254))"

        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
        let publish = subject.publisher(producer, topic, "shop")
        answer = subject.shop({ _ in limit }) { [published] event in
            try await published.record(event, bench) { try await publish(event) }
        }
    }

    /// A request with an order in its body.
    func request(
        headers: [(name: String, value: String)] = [],
        body: String? = nil,
        userID: String? = nil
    ) -> Lab05Subject.Request {
        let order = #"{"id":"\#(order)","amount":"49.90","card":"\#(card)"}"#
        return Lab05Subject.Request(
            headers: headers,
            body: Array((body ?? order).utf8),
            clientAddress: clientAddress,
            userID: userID
        )
    }

    /// Lets the subject answer `requests`, one after the other. Returns the statuses.
    @discardableResult
    func run(_ requests: Lab05Subject.Request...) async -> [Int] {
        await bench.service("shop") {
            var statuses: [Int] = []
            for request in requests {
                statuses.append(await answer(request))
            }
            return statuses
        }
    }

    /// The records on the broker, in the order in which they were written.
    var records: [KafkaConsumerMessage] { bench.broker.records(in: topic) }

    /// The spans that the subject made for the requests, the first request first.
    func requestSpans(expecting count: Int = 1) throws -> [SpanData] {
        let spans = bench.spans(of: "shop")
        let servers = spans.filter { $0.kind == .server }
        let known = Set(spans.map(\.context.spanID))
        let tops = spans.filter { span in
            span.kind != .producer && !(span.parent.map { known.contains($0.spanID) } ?? false)
        }
        let found = servers.isEmpty ? tops : servers
        guard found.count >= count else {
            throw Feedback(
                found.isEmpty
                    ? "The request was answered and left no span of its own."
                    : "\(count) requests were answered, and left \(found.count) span.",
                picture: bench.sketch(expected: expectedTree, [:]),
                why: "The span of the request is what one looks for first: it says who asked, and what they were told."
            )
        }
        return found
    }

    /// The span that the subject made for the one request.
    func requestSpan() throws -> SpanData { try requestSpans()[0] }

    /// What the trace of one request should look like.
    var expectedTree: TraceSketch.Node {
        limit.isAllowed
            ? .span("POST /orders", .server, .span("send \(topic)", .producer)) : .span("POST /orders", .server)
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        bench.sketch(expected: expectedTree, [span.context.spanID: note])
    }
}
