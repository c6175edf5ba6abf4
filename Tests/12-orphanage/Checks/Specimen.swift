import Grading
import Kafka
import OTel
import Tracing

/// What happens to the order that a specimen is about.
struct Fate: Sendable {
    /// How a record's reader is tied to the record's send. All three are right.
    enum Tie: Sendable {
        case parent
        case parentAndLink
        /// The reader begins a trace of its own.
        case link
    }

    var tie = Tie.parent
    /// How many attempts fail, before one succeeds.
    var failures = 0
    /// Whether the last of these failures ends in the dead letters, and the order is sent back.
    var isRedriven = false
    /// Whether the order sent back begins a trace of its own, with a link to the old one.
    var redriveBeginsATrace = false
    /// The channels that fail.
    var failedChannels: [String] = []
    /// Whether the order came from a system that knows nothing of traces.
    var isImported = false
    /// How many other orders are in its batch.
    var batchMates = 3
    /// Whether the services start spans of their own around their work.
    var hasExtraSpans = false
}

/// What is wrong with a specimen.
enum Fault: Sendable {
    case sendLeadsNowhere
    case strangerInTheTrace
    case retryElsewhere
    case paymentWithoutBatch
    case errorDoesNotShow
    case redriveWithoutPast
    case serviceMissing(String)
}

/// Makes up what a run leaves of one order, right or with a fault.
struct Specimen {
    private let bench: Bench
    private let fate: Fate
    private let fault: Fault?
    private let correlationID: String
    private let key: String
    private var spans: [SpanData] = []
    private var records: [KafkaConsumerMessage] = []
    private var failures: [Evidence.Failure] = []

    /// The evidence of an order with this fate.
    static func evidence(_ fate: Fate, _ fault: Fault? = nil, bench: Bench) -> Evidence {
        var specimen = Specimen(bench: bench, fate: fate, fault: fault)
        specimen.tell()
        // A service that is missing has left no span, whoever looks.
        if case .serviceMissing(let name) = fault {
            specimen.spans.removeAll { $0.resource.serviceName == name }
        }
        // In no order: rotated, and not as they started.
        let middle = specimen.spans.isEmpty ? 0 : bench.number(in: 0...(specimen.spans.count - 1))
        return Evidence(
            correlationID: specimen.correlationID,
            spans: Array(specimen.spans[middle...].reversed() + specimen.spans[..<middle]),
            records: specimen.records,
            failures: specimen.failures
        )
    }

    private init(bench: Bench, fate: Fate, fault: Fault?) {
        (self.bench, self.fate, self.fault) = (bench, fate, fault)
        correlationID = bench.word("cart")
        key = bench.word("order")
    }

    // MARK: - The story

    private mutating func tell() {
        var wire = placeOrder()
        for failure in 0..<fate.failures {
            let isLast = failure == fate.failures - 1
            wire = attemptThatFails(reading: wire, at: failure == 0 ? "orders" : "orders.retry", givesUp: isLast)
        }
        let isRedriven = fate.isRedriven && fate.failures > 0
        if isRedriven { wire = redrive(reading: wire) }
        let last = isRedriven || fate.failures == 0 ? "orders" : "orders.retry"
        let parcel = packed(paid(reading: wire, at: last))
        notify(reading: parcel)
    }

    private mutating func placeOrder() -> SpanContext? {
        guard !fate.isImported else {
            record("orders", nil)
            return nil
        }
        let request = span("shop", "POST /orders", .server, below: nil)
        let send = send("shop", "orders", below: request)
        if case .sendLeadsNowhere = fault {
            record("orders", request)
            return request
        }
        record("orders", send)
        return send
    }

    private mutating func attemptThatFails(reading wire: SpanContext?, at topic: String, givesUp: Bool) -> SpanContext?
    {
        let attempt = read("billing", topic, wire, failed: true)
        call("billing", "INSERT payments", below: attempt, fails: true)
        let next = givesUp && fate.isRedriven ? "orders.dlq" : "orders.retry"
        let send = send("billing", next, below: attempt)
        if case .retryElsewhere = fault, next == "orders.retry" {
            // Two contexts are on the record, and who reads it takes neither.
            record(next, wire, send)
            return nil
        }
        record(next, send)
        return send
    }

    private mutating func redrive(reading wire: SpanContext?) -> SpanContext? {
        let letter = read("dead-letters", "orders.dlq", wire, name: "dlq.consume")
        let hasNoPast = if case .redriveWithoutPast = fault { true } else { false }
        let begins = hasNoPast || fate.redriveBeginsATrace
        let send = send(
            "dead-letters",
            "orders",
            below: begins ? nil : letter,
            linkedTo: hasNoPast || !begins ? [] : [letter]
        )
        record("orders", send)
        return send
    }

    private mutating func paid(reading wire: SpanContext?, at topic: String) -> SpanContext? {
        let attempt = read("billing", topic, wire)
        call("billing", "INSERT payments", below: attempt, fails: false)
        if case .strangerInTheTrace = fault {
            let stranger = span(
                "billing",
                "process orders",
                .consumer,
                below: wire ?? attempt,
                about: bench.word("cart")
            )
            _ = span("billing", "INSERT payments", .client, below: stranger)
        }
        let send = send("billing", "payments", below: attempt)
        record("payments", send)
        return send
    }

    private mutating func packed(_ payment: SpanContext?) -> SpanContext? {
        let others = (0..<fate.batchMates).map { _ in bench.remoteSpanContext() }
        var links = others
        let isForgotten = if case .paymentWithoutBatch = fault { true } else { false }
        if let payment, !isForgotten { links.append(payment) }
        if !isForgotten {
            _ = span("warehouse", "process payments", .consumer, below: nil, linkedTo: links)
        }
        let parcel =
            fate.tie == .link
            ? span("warehouse", "pack parcel", .internal, below: nil, linkedTo: payment.map { [$0] } ?? [])
            : span("warehouse", "pack parcel", .internal, below: payment)
        let send = send("warehouse", "parcels", below: parcel)
        record("parcels", send)
        return send
    }

    private mutating func notify(reading wire: SpanContext?) {
        let message = read("notifications", "parcels", wire)
        for channel in ["webhook", "slack"] {
            call("notifications", "POST \(channel)", below: message, fails: fate.failedChannels.contains(channel))
        }
    }

    // MARK: - Its parts

    private mutating func read(
        _ service: String,
        _ topic: String,
        _ wire: SpanContext?,
        name: String? = nil,
        failed: Bool = false
    ) -> SpanContext {
        let reader = span(
            service,
            name ?? "process \(topic)",
            .consumer,
            below: fate.tie == .link ? nil : wire,
            linkedTo: fate.tie == .parent ? [] : wire.map { [$0] } ?? [],
            about: correlationID,
            destination: topic,
            failed: failed
        )
        guard fate.hasExtraSpans else { return reader }
        return span(service, "handle", .internal, below: reader, failed: failed)
    }

    private mutating func send(
        _ service: String,
        _ topic: String,
        below parent: SpanContext?,
        linkedTo links: [SpanContext] = []
    ) -> SpanContext {
        span(
            service,
            "send \(topic)",
            .producer,
            below: parent,
            linkedTo: links,
            about: correlationID,
            destination: topic
        )
    }

    private mutating func call(_ service: String, _ name: String, below parent: SpanContext, fails: Bool) {
        let isSilent = if case .errorDoesNotShow = fault { service == "notifications" } else { false }
        _ = span(service, name, .client, below: parent, failed: fails && !isSilent)
        if fails { failures.append(Evidence.Failure(service: service, call: name)) }
    }

    private mutating func span(
        _ service: String,
        _ name: String,
        _ kind: SpanKind,
        below parent: SpanContext?,
        linkedTo links: [SpanContext] = [],
        about cart: String? = nil,
        destination: String? = nil,
        failed: Bool = false
    ) -> SpanContext {
        let new = bench.remoteSpanContext()
        let context = SpanContext(
            traceID: parent?.traceID ?? new.traceID,
            spanID: new.spanID,
            traceFlags: new.traceFlags
        )
        var attributes: SpanAttributes = [:]
        attributes["messaging.message.conversation_id"] = cart
        attributes["messaging.destination.name"] = destination
        attributes["error.type"] = failed ? "NoAnswer" : nil
        let start = bench.clock.nanosecondsSinceEpoch
        spans.append(
            SpanData(
                context: context,
                parent: parent,
                name: name,
                kind: kind,
                startTime: start,
                endTime: start + UInt64(bench.number(in: 1...5_000)) * 1_000,
                attributes: attributes,
                links: links.map { SpanData.Link(context: $0) },
                status: failed ? SpanStatus(code: .error) : nil,
                resource: Resource(serviceName: service)
            )
        )
        return context
    }

    private mutating func record(_ topic: String, _ contexts: SpanContext?...) {
        var headers = [KafkaHeader(key: "correlation_id", value: correlationID)]
        for context in contexts.compactMap({ $0 }) {
            headers.append(KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: context)))
        }
        records.append(
            KafkaConsumerMessage(
                topic: topic,
                partition: KafkaPartition(rawValue: bench.number(in: 0...2)),
                headers: headers,
                key: Array(key.utf8),
                value: [],
                offset: KafkaOffset(rawValue: bench.number(in: 0...9_999)),
                timestamp: .createTime(millisecondsSinceEpoch: bench.clock.millisecondsSinceEpoch)
            )
        )
    }
}
