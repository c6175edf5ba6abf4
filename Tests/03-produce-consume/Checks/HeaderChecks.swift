import Grading
import Kafka
import OTel
import Tracing

/// Step 3: what stands on the wire.
let headerChecks: [Check<Lab03Subject>] = [
    Check(
        "producer-span-context-is-on-the-wire",
        "The traceparent on the wire names the producer span",
        step: 3,
        points: 2
    ) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        try shop.verifyTraceparent(of: shop.records.first, names: shop.producerSpan())
    },

    Check("traceparent-is-on-the-wire-once", "A stale traceparent is replaced, and other headers survive", step: 3) {
        let shop = try ProducerScenario($0, $1)
        let stale = WireTraceparent.text(of: $1.remoteSpanContext())
        let schema = KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + $1.bytes(count: 4))
        let given = [KafkaHeader(key: "traceparent", value: stale), schema, KafkaHeader(key: "hop", value: nil)]
        try await shop.run([shop.message(headers: given)])
        let headers = shop.records.first?.headers ?? []
        let found = headers.values(of: "traceparent")
        let others = headers.filter { [schema.key, "hop"].contains($0.key) }
        if found.count != 1 || found.first == Array(stale.utf8) {
            throw Feedback(
                found.count > 1
                    ? "The message went out with \(found.count) traceparent headers: the new one was added to the old."
                    : "The message went out with the traceparent it came with, not with the producer span's.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" },
                why:
                    "With two traceparents some readers take the first and some the last: the trace splits by language."
            )
        }
        guard others == Array(given.dropFirst()) else {
            throw Feedback(
                "Headers that are not the trace's were lost or changed.",
                picture: HeaderSketch.list("given", given) + HeaderSketch.list("on the wire", headers),
                why: "A consumer that cannot find its schema id cannot read the message at all."
            )
        }
    },

    Check("correlation-id-is-on-the-message", "The header correlation_id carries the correlation id", step: 3) {
        let old = KafkaHeader(key: "correlation_id", value: "old-cart")
        for given in [[], [old]] {
            let shop = try ProducerScenario($0, $1)
            try await shop.run([shop.message(headers: given)])
            let headers = shop.records.first?.headers ?? []
            let found = headers.values(of: "correlation_id")
            guard found != [Array(shop.correlationID.utf8)] else { continue }
            let isBeside = !given.isEmpty && found.contains(Array(shop.correlationID.utf8))
            throw Feedback(
                isBeside
                    ? "The message came with a correlation_id, and the new one was added to the old."
                    : found.isEmpty
                        ? "There is no header correlation_id."
                        : "The header correlation_id does not hold \(shop.correlationID), once, as UTF-8 text.",
                picture: HeaderSketch.list("on the wire", headers) {
                    isBeside ? $0 == old : $0.key == "correlation_id"
                },
                why: isBeside
                    ? "With two correlation ids, one reader finds this customer's cart and another one that is long paid."
                    : "The correlation id outlives the trace: it is still there when the trace was not sampled."
            )
        }
    },

    Check(
        "two-sends-from-one-header-list-stay-apart",
        "Two sends from one header list carry two contexts",
        step: 3
    ) {
        let shop = try ProducerScenario($0, $1)
        let message = shop.message(headers: [KafkaHeader(key: "tenant", value: $1.word("tenant"))])
        try await shop.run([message, message])
        let spans = try shop.producerSpans(expecting: 2)
        let records = shop.records
        for (index, record) in records.enumerated() where index < spans.count {
            let count = record.headers.values(of: "traceparent").count
            guard count == 1 else {
                throw Feedback(
                    "Message \(index + 1) of two has \(count) traceparent headers: the first send's headers were kept.",
                    picture: HeaderSketch.list("message \(index + 1)", record.headers) { $0.key == "traceparent" },
                    why: "Headers shared between sends put one customer's message into another's trace."
                )
            }
            try shop.verifyTraceparent(of: record, names: spans[index])
        }
    },
]

extension ProducerScenario {
    /// `record` has one valid traceparent, and it names `span`.
    func verifyTraceparent(of record: KafkaConsumerMessage?, names span: SpanData) throws {
        let headers = record?.headers ?? []
        let values = headers.values(of: "traceparent")
        let expected = WireTraceparent.text(of: span.context)
        guard let value = values.first else {
            throw Feedback(
                "The message has no traceparent header.",
                picture: HeaderSketch.list("on the wire", headers) + ["", "expected", "  traceparent  \(expected)"],
                why: "Without it the consumer starts a new trace, and the two halves are never found together."
            )
        }
        guard let wire = WireTraceparent(value) else {
            throw Feedback(
                "The traceparent header is not the 55 characters of version 00.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" },
                why: "A reader drops an invalid traceparent and starts a new trace."
            )
        }
        guard !wire.names(span.context) else { return }
        let isCaller = try wire.names(caller().context)
        let other = bench.spans.first { wire.names($0.context) }
        let diagnosis =
            switch other {
            case .some where isCaller:
                "The caller's span is on the wire: the context was injected before the producer span was the one to send."
            case .some: "The span of another send is on the wire."
            case nil: "The span on the wire is none of this request's."
            }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.traceparent(
                expected: expected,
                got: wire.text,
                field: wire.traceID == span.context.traceID.hex ? .parentID : .traceID,
                note: isCaller
                    ? "the caller's span, POST /orders" : other == nil ? "an unknown span" : "another send's span"
            ) + [""] + sketch(span, "its id should be on the wire"),
            why: "The consumer would hang beside the send instead of below it, and the wait in Kafka could not be seen."
        )
    }
}
