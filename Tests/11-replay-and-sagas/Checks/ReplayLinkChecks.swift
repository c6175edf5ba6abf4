import Grading
import Kafka
import OTel
import Tracing

/// Step 2: the way back to the original.
let replayLinkChecks: [Check<Lab11Subject>] = [
    Check(
        "replay-links-to-the-original",
        "Each replay's producer span links to the span that sent the original, and to no other event",
        step: 2,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let events = try (0..<3).map { _ in try day.stage() }
        let failure = try await day.run()
        let replays = try day.replays(3, after: failure)
        for (span, replay) in zip(try day.sendSpans(3), replays) {
            guard let event = events.first(where: { $0.record.key == replay.key }), let original = event.original else {
                continue
            }
            let others = events.compactMap(\.original).filter { $0 != original }
            let strays = others.filter(span.links(to:))
            guard !span.links(to: original) || !strays.isEmpty else { continue }
            let diagnosis =
                switch (span.links(to: original), strays.isEmpty) {
                case (true, _): "The replay of one event links to other events too: all share one list of links."
                case (false, false): "The replay of one event links to another event."
                case (false, true) where span.links.isEmpty:
                    "The replay has no link. The record's traceparent says who sent the original."
                case (false, true): "The replay has a link, and not to the span that sent the original."
                }
            throw Feedback(
                diagnosis,
                picture: [
                    "span      \(span.name) \(span.kind.label)",
                    "expected  a link to \(WireTraceparent.text(of: original))",
                ]
                    + (span.links.isEmpty
                        ? ["got       no link"] : span.links.map { "got       a link \(day.text(of: $0))" }),
                why: "The link is the only way from the replay to what happened in its day."
            )
        }
    },

    Check(
        "link-says-where-the-original-lies",
        "The link carries the topic, the partition and the offset of the original",
        step: 2
    ) {
        let day = ReplayScenario($0, $1)
        let count = $1.number(in: 1...4)
        let events = try (0..<count).map { _ in try day.stage(key: "k") }
        guard let event = events.last, let original = event.original else { return }
        try await day.run()
        let span = try day.sendSpans(count).first { $0.links(to: original) }
        guard let span, let link = span.links.first(where: { $0.context.spanID == original.spanID }) else {
            throw Feedback(
                "No replay has a link to the original.",
                why: "The link is the only way from the replay to what happened in its day."
            )
        }
        let table = AttributeTable([
            "messaging.destination.name": .equals(.string(day.topic)),
            "messaging.destination.partition.id": .equals(.string(event.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(event.record.offset.rawValue))),
        ])
        let wrong = table.wrongNames(in: link.attributes)
        guard !wrong.isEmpty else { return }
        throw Feedback(
            "\(wrong.joined(separator: ", ")) \(wrong.count == 1 ? "is" : "are") wrong on the link of \(span.name).",
            picture: table.picture(of: link.attributes),
            why:
                "Yesterday's trace may be deleted, or was never sampled. Topic, partition and offset still lead to the record."
        )
    },

    Check(
        "sampling-is-decided-anew",
        "An original that was not sampled is linked to as well, and does not decide about its replay",
        step: 2
    ) {
        for isKept in [true, false] {
            let bench = Bench(seed: $1.seed)
            let day = ReplayScenario($0, bench)
            let event = try day.stage(flags: isKept ? [.random] : [.sampled, .random])
            try await day.run(
                sampler: ParentBasedSampler(root: isKept ? AlwaysOnSampler() : AlwaysOffSampler())
            )
            let record = try day.replays()[0]
            guard let wire = WireTraceparent(record.headers.values(of: "traceparent").last ?? nil),
                let flags = UInt8(wire.flags, radix: 16)
            else { continue }
            guard (flags & 1 == 1) == isKept else {
                throw Feedback(
                    "The original was \(isKept ? "not sampled" : "sampled"), and its flags went out with the replay.",
                    picture: HeaderSketch.list("on \(day.replayTopic)", record.headers) { $0.key == "traceparent" },
                    why: "The replay's trace is a new one: its own sampler decides, and not one of last week."
                )
            }
            guard isKept, let original = event.original, let span = try? day.sendSpans()[0],
                !span.links(to: original)
            else { continue }
            throw Feedback(
                "The original was not sampled, and the replay has no link to it.",
                picture: ["expected  a link to \(WireTraceparent.text(of: original))", "got       no link"],
                why: "The ids and the place of the record still find log lines and the record, where no span was kept."
            )
        }
    },

    Check(
        "event-without-context-is-replayed",
        "Events without a context, or with a bad one, are replayed in traces of their own, without a link",
        step: 2,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let key = $1.word("order")
        try day.stage(key: key)
        let traceparents: [[[UInt8]?]] = [
            [], [nil], [[]], [[0xFF, 0x00]], [Array("00-of-yesterday".utf8)],
            [
                Array(WireTraceparent.text(of: $1.remoteSpanContext()).utf8),
                Array(WireTraceparent.text(of: $1.remoteSpanContext()).utf8),
            ],
        ]
        for values in traceparents {
            try day.append(key: key, headers: values.map { KafkaHeader(key: "traceparent", value: $0) })
        }
        let failure = try await day.run()
        let replays = try day.replays(traceparents.count + 1, after: failure)
        let spans = try day.sendSpans(traceparents.count + 1)
        for (span, record) in zip(spans, replays).dropFirst() {
            let values = record.headers.values(of: "traceparent")
            let links = span.links.filter { !day.isJob($0.context) }
            guard values.count != 1 || WireTraceparent(values[0])?.names(span.context) != true || !links.isEmpty
            else { continue }
            throw Feedback(
                links.isEmpty
                    ? "An event without a readable traceparent was replayed without one of its own."
                    : "An event that names no span got a link: that of the event before it, or to nothing.",
                picture: HeaderSketch.list("on \(day.replayTopic)", record.headers) { $0.key == "traceparent" }
                    + links.map { "  a link    \(day.text(of: $0))" },
                why: "Old programs and broken headers are part of every day; a wrong link is worse than none."
            )
        }
    },
]
