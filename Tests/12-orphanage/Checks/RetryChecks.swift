import Grading
import Kafka
import OTel
import Tracing

/// Symptom 3: an order's second attempt is not where its first one is.
let retryChecks: [Check<Lab12Subject>] = [
    Check(
        "second-attempt-is-in-the-orders-trace",
        "The second attempt is below the send that the first one made",
        step: 3,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 3)
        let order = try await rig.stage(on: Rig.orders)
        try await rig.bill(failures: 1)
        let record = try rig.onlyRecord(on: Rig.retry, from: "billing")
        let attempts = rig.consumerSpans(of: "billing")
        let second = attempts.last { $0.attributes.get("messaging.destination.name") == .string(Rig.retry) }
        let sends = rig.spans(of: "billing").filter { $0.kind == .producer && $0.name.hasSuffix(Rig.retry) }
        let first = attempts.first
        let isJoined =
            if let second, let first, let send = sends.first {
                rig.isTied(second, to: send.context) && rig.leadsBack(record, to: order.send)
                    && $1.isInside(send.context, first)
            } else {
                false
            }
        guard sends.count != 1 || !isJoined else { return }
        let isTorn = second.map { $0.parent == nil && $0.links.isEmpty } ?? false
        throw Feedback(
            isTorn
                ? "The second attempt stands in a trace of its own: no parent, and no link."
                : "The second attempt is not below the send that the first one made.",
            picture: rig.picture(
                retriedTree,
                notes: second.map { [$0.context.spanID: "the second attempt"] } ?? [:]
            ),
            why: "A trace that ends in an error says that the customer has nothing, though the next attempt went well."
        )
    },

    Check(
        "retry-keeps-the-message",
        "Key, value and all other headers go on byte by byte, and the attempts are counted",
        step: 3
    ) {
        let rig = Rig($0, $1, step: 3)
        let blob = KafkaHeader(key: "schema", value: [0x00, 0xFF, 0xC3])
        let null = KafkaHeader(key: "note")
        let order = try await rig.stage(on: Rig.orders, headers: [blob, null])
        try await rig.bill(failures: 2)
        for (index, record) in rig.written(to: Rig.retry).enumerated() {
            let kept = record.headers.filter { [blob, null].contains($0) }
            guard
                record.key != order.record.key || record.value != order.record.value || kept != [blob, null]
                    || record.texts(of: "correlation_id") != [order.order.correlationID]
                    || record.texts(of: "attempt") != ["\(index + 2)"]
            else { continue }
            throw Feedback(
                "What is on orders.retry is not the order that was tried, with attempt \(index + 2).",
                picture: HeaderSketch.list("was on orders", order.record.headers)
                    + HeaderSketch.list("is on orders.retry", record.headers),
                why: "Headers that are not tracing's belong to somebody else, who will look for them."
            )
        }
        guard rig.written(to: Rig.retry).count != 2 else { return }
        throw Feedback(
            "Two attempts failed, and \(rig.written(to: Rig.retry).count) messages are on orders.retry.",
            picture: ["got"] + TraceSketch(got: $1.spans).lines,
            why: "What is mended about the traces must leave the orders on their way."
        )
    },

    Check(
        "dead-letter-is-in-the-orders-trace",
        "After the last attempt, the dead letter leads back to the order too",
        step: 3
    ) {
        let rig = Rig($0, $1, step: 3)
        let maxAttempts = $1.number(in: 1...3)
        let order = try await rig.stage(on: Rig.orders)
        try await rig.bill(failures: .max, maxAttempts: maxAttempts)
        let record = try rig.onlyRecord(on: Rig.deadLetters, from: "billing")
        await rig.read(record, as: "dead-letters")
        guard
            rig.sender(of: record)?.kind != .producer || !rig.leadsBack(record, to: order.send)
                || record.texts(of: "dead_letter_reason") != ["attempts_exhausted"]
        else { return }
        throw Feedback(
            "Who reads the dead letter finds no way back to the order.",
            picture: HeaderSketch.list("on orders.dlq", record.headers) + [""]
                + ["got"] + TraceSketch(got: $1.spans).lines,
            why: "Dead letters are looked at days later, when the trace is all that is left of the story."
        )
    },
]

private let retriedTree: TraceSketch.Node = .span(
    "POST /orders",
    .server,
    .span(
        "send orders",
        .producer,
        .span(
            "process orders",
            .consumer,
            .span("INSERT payments", .client),
            .span(
                "send orders.retry",
                .producer,
                .span("process orders.retry", .consumer, .span("INSERT payments", .client))
            )
        )
    )
)
