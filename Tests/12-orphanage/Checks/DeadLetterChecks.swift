import Grading
import Kafka
import OTel
import Tracing

/// Symptom 6: an order that came back from the dead letters has no past.
let deadLetterChecks: [Check<Lab12Subject>] = [
    Check(
        "redriven-order-leads-back",
        "From an order that was sent back one comes to what it went through before",
        step: 6,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 6)
        let letters = [try await stageDeadLetter(rig), try await stageDeadLetter(rig)]
        try await rig.redrive()
        for letter in letters {
            guard let record = rig.written(to: Rig.orders).first(where: { $0.key == letter.record.key }) else {
                _ = try rig.onlyRecord(on: Rig.orders, from: "dead-letters")
                continue
            }
            await rig.read(record, as: "billing")
            let others = letters.filter { $0.record.key != letter.record.key }
            guard
                !rig.leadsBack(record, to: letter.send)
                    || others.contains(where: { rig.leadsBack(record, to: $0.send) })
                    || rig.sender(of: record)?.kind != .producer
            else { continue }
            let reader = rig.consumerSpans(of: "billing").last
            throw Feedback(
                "billing handles the order once more, and from there nothing leads back to its first attempts.",
                picture: rig.picture(
                    redrivenTree,
                    notes: reader.map { [$0.context.spanID: "where does it come from?"] } ?? [:]
                ),
                why:
                    "The second life of an order is read together with its first: what failed, how often, and who sent it back."
            )
        }
    },

    Check(
        "dead-letter-span-leads-back",
        "dlq.consume leads back to the attempt that gave the order up",
        step: 6
    ) {
        let rig = Rig($0, $1, step: 6)
        let letter = try await stageDeadLetter(rig)
        try await rig.redrive()
        let spans = rig.consumerSpans(of: "dead-letters")
        guard !spans.contains(where: { $0.name == "dlq.consume" && rig.isTied($0, to: letter.send) }) else { return }
        throw Feedback(
            spans.isEmpty
                ? "A dead letter was dealt with, and no consumer span tells of it."
                : "\(spans[0].name) has neither the dead letter's send as its parent nor a link to it.",
            picture: rig.picture(redrivenTree),
            why: "All teams look for dead letters under the name dlq.consume, and go on from there to the order."
        )
    },

    Check(
        "redrive-keeps-the-message",
        "The order goes back as it was, counted, with one context",
        step: 6
    ) {
        let rig = Rig($0, $1, step: 6)
        let blob = KafkaHeader(key: "schema", value: [0x00, 0xFF, 0xC3])
        let letter = try await stageDeadLetter(rig, headers: [blob, KafkaHeader(key: "redrive", value: "1")])
        try await rig.redrive(maxRedrives: 2)
        let record = try rig.onlyRecord(on: Rig.orders, from: "dead-letters")
        guard
            record.key != letter.record.key || record.value != letter.record.value || !record.headers.contains(blob)
                || record.texts(of: "correlation_id") != [letter.order.correlationID]
                || record.texts(of: "redrive") != ["2"] || !record.texts(of: "attempt").isEmpty
                || !record.texts(of: "dead_letter_reason").isEmpty || rig.context(on: record) == nil
        else { return }
        throw Feedback(
            "What was sent back is not the order that was given up, with redrive 2 and one traceparent.",
            picture: HeaderSketch.list("was on orders.dlq", letter.record.headers)
                + HeaderSketch.list("is on orders", record.headers),
            why: "An order that comes back changed, or uncounted, goes round for ever."
        )
    },
]

private func stageDeadLetter(_ rig: Rig, headers: [KafkaHeader] = []) async throws -> Rig.Staged {
    let own = [
        KafkaHeader(key: "attempt", value: "3"), KafkaHeader(key: "dead_letter_reason", value: "attempts_exhausted"),
    ]
    return try await rig.stage(on: Rig.deadLetters, by: "billing", headers: own + headers)
}

private let redrivenTree: TraceSketch.Node = .span(
    "process",
    .server,
    .span(
        "send orders.dlq",
        .producer,
        .span("dlq.consume", .consumer, .span("send orders", .producer, .span("process orders", .consumer)))
    )
)
