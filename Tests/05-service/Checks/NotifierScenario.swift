import Grading
import Kafka
import OTel
import Tracing

/// An `order.paid` event that the notifications handle through the subject, inside a process span.
struct NotifierScenario {
    /// How a channel answers.
    enum Answer: Sendable {
        case status(Int)
        case timeout
    }

    struct RequestTimedOut: Error {}

    let event: Lab05Subject.EventData
    let channels: [Lab05Subject.ChannelData]
    /// The channels that were tried.
    let tried = Recorder<String>()
    let bench: Bench
    private let handle: Lab05Subject.Handle

    /// Two channels with random hosts and secrets, which answer as `answers` says, and else with 200.
    init(_ subject: Lab05Subject, _ bench: Bench, answers: [String: Answer] = [:]) {
        self.bench = bench
        event = Lab05Subject.EventData(
            type: "order.paid",
            correlationID: bench.word("cart"),
            key: bench.word("order"),
            payload: []
        )
        channels = ["webhook", "slack"].map {
            Lab05Subject.ChannelData(
                name: $0,
                host: bench.word($0) + ".example",
                secretPath: "/hook/\(bench.word("secret"))"
            )
        }
        handle = subject.notifier(channels) { [tried] name in
            try await tried.record(name, bench) {
                switch answers[name] ?? .status(200) {
                case .status(let status): return status
                case .timeout: throw RequestTimedOut()
                }
            }
        }
    }

    /// Lets the subject handle the event. Returns the error that came out of it, if one did.
    @discardableResult
    func run() async -> (any Error)? {
        do {
            try await bench.service("notifications") {
                try await withSpan("process payments", ofKind: .consumer) { _ in try await handle(event) }
            }
            return nil
        } catch {
            return error
        }
    }

    /// The span that the subject made for a channel.
    func span(_ channel: String) throws -> SpanData {
        let others = bench.spans(of: "notifications").filter { $0.name != "process payments" }
        let clients = others.filter { $0.kind == .client }
        // Told apart by what was active while the channel was tried, and not by names or attributes.
        let active = tried.entries.first { $0.value == channel }?.active
        let around = others.filter { bench.isInside(active, $0) }
        guard let span = around.first(where: { $0.kind == .client }) ?? around.last else {
            throw Feedback(
                tried.entries.contains { $0.value == channel }
                    ? "The channel \(channel) was tried outside any span of its own."
                    : "The channel \(channel) was not tried.",
                picture: bench.sketch(
                    expected: expectedTree,
                    Dictionary(clients.map { ($0.context.spanID, "not around the request") }) { first, _ in first }
                ),
                why: "Without a span for each request nobody sees which webhook is slow or failing."
            )
        }
        return span
    }

    var expectedTree: TraceSketch.Node {
        .span("process payments", .consumer, .span("POST webhook", .client), .span("POST slack", .client))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(expected: expectedTree),
            got: TraceSketch(
                got: bench.spans.filter { $0.context.traceID == span.context.traceID },
                notes: [span.context.spanID: note]
            )
        )
    }
}
