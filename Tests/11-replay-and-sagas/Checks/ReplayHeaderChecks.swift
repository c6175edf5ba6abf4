import Grading
import Kafka
import OTel
import Tracing

/// Step 3: what is kept, what is left behind, and what is new.
let replayHeaderChecks: [Check<Lab11Subject>] = [
    Check(
        "replay-keeps-the-message",
        "Key, value and all other headers are replayed byte by byte, null ones included",
        step: 3,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let others = [
            KafkaHeader(key: "schema", value: [0x00, 0xFF, 0xC3] + $1.bytes(count: 4)),
            KafkaHeader(key: "note", value: "a"), KafkaHeader(key: "empty", value: []), KafkaHeader(key: "null"),
            KafkaHeader(key: "note", value: "b"),
        ]
        let key = $1.word("order")
        try day.stage(key: key, value: $1.bytes(count: 9), headers: others)
        try day.stage(key: key, value: nil, headers: others)
        let failure = try await day.run()
        let replays = try day.replays(2, after: failure)
        for (record, event) in zip(replays, $1.broker.records(in: day.topic)) {
            guard record.key == event.key, record.value == event.value else {
                throw Feedback(
                    record.key != event.key
                        ? "The replay has another key than the original."
                        : event.value == nil
                            ? "The original is a tombstone, with a null value; the replay is none."
                            : "The replay has another value than the original.",
                    picture: [
                        "expected  key \(event.key?.count.description ?? "null") bytes, value \(event.value?.count.description ?? "null") bytes",
                        "got       key \(record.key?.count.description ?? "null") bytes, value \(record.value?.count.description ?? "null") bytes",
                    ],
                    why:
                        "The key decides the partition and the order, and a null value deletes: both are part of the event."
                )
            }
            let names = Set(others.map(\.key))
            let kept = record.headers.filter { names.contains($0.key) }
            guard kept != others else { continue }
            throw Feedback(
                "Headers that are not tracing's did not survive the replay as they were.",
                picture: HeaderSketch.list("expected", others)
                    + HeaderSketch.list("got", kept) { !others.contains($0) },
                why: "A schema id that is lost or decoded makes the event unreadable for everyone behind."
            )
        }
    },

    Check(
        "replay-keeps-the-correlation-id",
        "The header correlation_id is the original's, once; an event that has none gets none",
        step: 3
    ) {
        let day = ReplayScenario($0, $1)
        try day.stage()
        let bare = $1.word("bare")
        try $1.broker.append(KafkaProducerMessage(topic: day.topic, headers: [], key: bare, value: "payload"))
        let failure = try await day.run()
        for record in try day.replays(2, after: failure) {
            let expected: [[UInt8]?] = record.key == Array(bare.utf8) ? [] : [Array(day.correlationID.utf8)]
            let values = record.headers.values(of: "correlation_id")
            guard values != expected else { continue }
            throw Feedback(
                expected.isEmpty
                    ? "An event without a correlation id got one in the replay."
                    : "The correlation id of the replay is not the original's.",
                picture: HeaderSketch.list("on \(day.replayTopic)", record.headers) { $0.key == "correlation_id" }
                    + [
                        "",
                        "expected  \(expected.isEmpty ? "no correlation_id" : "correlation_id \(day.correlationID)")",
                    ],
                why:
                    "The trace is a new one. What the event is about is not: the correlation id joins both in every log."
            )
        }
    },

    Check(
        "old-request-is-left-behind",
        "The original's tracestate and baggage do not go out with the replay",
        step: 3
    ) {
        let day = ReplayScenario($0, $1)
        let vendor = $1.word("vendor")
        try day.stage(headers: [
            KafkaHeader(key: "tracestate", value: "congo=\(vendor)"),
            KafkaHeader(key: "baggage", value: "priority=interactive,session=\(vendor)"),
        ])
        let failure = try await day.run()
        let record = try day.replays(after: failure)[0]
        let isStale = { (header: KafkaHeader) in
            ["tracestate", "baggage"].contains(header.key)
                && String(decoding: header.value ?? [], as: UTF8.self).contains(vendor)
        }
        guard let stale = record.headers.first(where: isStale) else { return }
        throw Feedback(
            "The original's \(stale.key) went out with the replay.",
            picture: HeaderSketch.list("on \(day.replayTopic)", record.headers, isWrong: isStale),
            why: stale.key == "baggage"
                ? "Baggage is about the request that was: its session and its priority would rule the night's batch."
                : "A tracestate belongs to its traceparent: beside a new one it says untrue things about the new trace."
        )
    },

    Check(
        "replay-says-that-it-is-one",
        "The header replay_id, once, and the attribute replay.id name the replay",
        step: 3
    ) {
        let day = ReplayScenario($0, $1)
        try day.stage(headers: [KafkaHeader(key: "replay_id", value: "an-earlier-one")])
        let failure = try await day.run()
        let record = try day.replays(after: failure)[0]
        let values = record.headers.values(of: "replay_id")
        guard values == [Array(day.replayID.utf8)] else {
            throw Feedback(
                values.isEmpty
                    ? "The replay has no header replay_id."
                    : "The event had a replay_id of an earlier replay; now there should be one, and it should be this replay's.",
                picture: HeaderSketch.list("on \(day.replayTopic)", record.headers) { $0.key == "replay_id" }
                    + ["", "expected  replay_id \(day.replayID)"],
                why: "A service that charges cards cannot tell a replay from the order itself, and charges twice."
            )
        }
        try AttributeTable(["replay.id": .equals(.string(day.replayID))])
            .verify(
                try day.sendSpans()[0],
                why: "All spans of one replay are found by its id, though no trace joins them."
            )
    },

    Check(
        "replay-of-a-replay-links-to-the-replay",
        "A replay of a replay links to what it replayed, and keeps the correlation id",
        step: 3
    ) {
        let day = ReplayScenario($0, $1)
        let event = try day.stage()
        try await day.run()
        let first = try day.sendSpans()[0]
        let again = day.replayTopic + ".again"
        try await day.run(from: day.replayTopic, to: again)
        let records = $1.broker.records(in: again)
        guard let record = records.first, let second = try day.sendSpans(2).last else {
            throw Feedback(
                "The replay of a replay sent nothing.",
                why: "A replay that went wrong is replayed like everything else."
            )
        }
        let correlationID = record.headers.values(of: "correlation_id")
        let isOriginal = event.original.map(second.links(to:)) ?? false
        guard !second.links(to: first.context) || isOriginal || correlationID != [Array(day.correlationID.utf8)]
        else { return }
        throw Feedback(
            isOriginal
                ? "The second replay links to the first original. It replayed the first replay."
                : second.links(to: first.context)
                    ? "The correlation id was lost in the second replay."
                    : "The second replay has no link to the first one.",
            picture: HeaderSketch.list("on \(again)", record.headers)
                + ["", "expected  a link to \(WireTraceparent.text(of: first.context)), the send of the first replay"]
                + second.links.map { "got       a link \(day.text(of: $0))" },
            why: "The way back goes over what was read: who skips a link in the chain hides the replay that went wrong."
        )
    },
]
