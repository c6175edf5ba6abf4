import Grading
import Kafka
import OTel
import Tracing

/// Step 1: a new trace for each event.
let replaySpanChecks: [Check<Lab11Subject>] = [
    Check(
        "each-replay-begins-a-new-trace",
        "Each replayed event has a producer span that begins a trace of its own",
        step: 1,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let events = try (0..<3).map { _ in try day.stage() }
        let failure = try await day.run()
        _ = try day.replays(3, after: failure)
        let spans = try day.sendSpans(3)
        let originals = Set(events.compactMap { $0.original?.traceID })
        if let wrong = spans.first(where: { $0.parent != nil }), let parent = wrong.parent {
            throw Feedback(
                originals.contains(parent.traceID)
                    ? "The replay continues the original's trace."
                    : day.isJob(parent)
                        ? "The replayed events are below the span of the replay: all of them are in one trace."
                        : "A replayed event hangs below the span of another one.",
                picture: day.sketch([
                    wrong.context.spanID: originals.contains(parent.traceID)
                        ? "below a span of its day" : "is not a root"
                ]),
                why: originals.contains(parent.traceID)
                    ? "A trace that ended yesterday gets spans today: it lasts a day, if the backend still has it at all."
                    : "A trace with ten thousand events in it opens in no backend, and tells nothing about any one of them."
            )
        }
    },

    Check(
        "replay-span-follows-the-conventions",
        "The producer span is called `send {topic}`, of kind PRODUCER, with the messaging attributes",
        step: 1
    ) {
        let day = ReplayScenario($0, $1)
        let key = $1.word("order")
        try day.stage(key: key)
        try await day.run()
        let span = try day.sendSpans()[0]
        let expected = "send \(day.replayTopic)"
        guard span.name == expected, span.kind == .producer else {
            throw Feedback(
                span.name == expected
                    ? "The span of the send has kind \(span.kind.label)."
                    : "The span's name is not the operation and the topic that is sent to.",
                picture: span.name == expected
                    ? day.sketch([span.context.spanID: "kind \(span.kind.label), expected PRODUCER"])
                    : HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
                why: "A replay is a send like any other: queries find it by the same name and kind."
            )
        }
        let record = try day.replays()[0]
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("send"),
            "messaging.operation.type": .equals("send"),
            "messaging.destination.name": .equals(.string(day.replayTopic)),
            "messaging.destination.partition.id": .equals(.string(record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(record.offset.rawValue))),
            "messaging.kafka.message.key": .equals(.string(key)),
            "messaging.message.conversation_id": .equals(.string(day.correlationID)),
        ]).verify(span, why: "They say where the replay was written; the original's place belongs on the link.")
    },

    Check(
        "replay-carries-its-own-context",
        "The one traceparent on the wire names the replay's producer span",
        step: 1,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let event = try day.stage()
        let failure = try await day.run()
        let record = try day.replays(after: failure)[0]
        let values = record.headers.values(of: "traceparent")
        let picture = HeaderSketch.list("on \(day.replayTopic)", record.headers) { $0.key == "traceparent" }
        guard values.count == 1, let wire = WireTraceparent(values[0]) else {
            throw Feedback(
                values.count > 1
                    ? "The replay has \(values.count) traceparent headers: the new one was added to the old."
                    : "The replay has no traceparent that can be read.",
                picture: picture,
                why:
                    "With two traceparents some readers take the first and some the last: half of them go on in yesterday's trace."
            )
        }
        let span = try day.sendSpans()[0]
        guard !wire.names(span.context) else { return }
        let isOld = event.original.map(wire.names) ?? false
        throw Feedback(
            isOld
                ? "The original's traceparent went out again, as if it were new."
                : "The traceparent does not name the producer span of the replay.",
            picture: picture + ["", "expected  \(WireTraceparent.text(of: span.context))"],
            why: isOld
                ? "Whoever reads the replay goes on in yesterday's trace, and the replay's own span has nothing below it."
                : "The reader hangs its span below the id on the wire: a wrong one tears the trace apart."
        )
    },
]
