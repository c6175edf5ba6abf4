import Grading
import Kafka
import OTel
import Tracing

/// Step 4: the replay as a whole.
let replayJobChecks: [Check<Lab11Subject>] = [
    Check(
        "job-span-stands-alone",
        "The span of the replay has no event below it, and links to none",
        step: 4,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let count = $1.number(in: 130...140)
        for _ in 0..<count { try day.stage() }
        let failure = try await day.run()
        _ = try day.replays(count, after: failure)
        let job = try day.jobSpan()
        guard job.links.isEmpty, job.droppedLinksCount == 0 else {
            throw Feedback(
                "The span of the replay has \(job.links.count) links, and \(job.droppedLinksCount) more were dropped.",
                picture: [
                    "expected  replay.message_count \(count), and no links",
                    "got       \(job.links.count) links, droppedLinksCount \(job.droppedLinksCount)",
                ],
                why:
                    "A span keeps 128 links by default: of ten thousand events the rest is lost in silence. Count them instead."
            )
        }
        guard $1.spans.contains(where: { $0.kind == .producer && $0.context.traceID == job.context.traceID }) else {
            return
        }
        throw Feedback(
            "The replayed events are in the trace of the replay's span.",
            picture: ["one trace holds \($1.spans.filter { $0.context.traceID == job.context.traceID }.count) spans"],
            why: "A trace with ten thousand events in it opens in no backend, and tells nothing about any one of them."
        )
    },

    Check(
        "job-span-counts",
        "The span of the replay is called `replay {topic}`, and carries replay.id and replay.message_count",
        step: 4
    ) {
        let day = ReplayScenario($0, $1)
        let count = $1.number(in: 2...6)
        for _ in 0..<count { try day.stage() }
        try await day.run()
        let job = try day.jobSpan()
        try AttributeTable([
            "replay.id": .equals(.string(day.replayID)),
            "replay.message_count": .equals(.int64(Int64(count))),
        ]).verify(job, why: "The number is what is compared with the topic's, to see that nothing was left out.")
        try job.verifySuccess("The replay succeeded", why: "A job that is red every night is looked at by nobody.")
    },

    Check(
        "replayed-event-is-committed",
        "An event is committed when its replay was acknowledged",
        step: 4
    ) {
        let day = ReplayScenario($0, $1)
        let event = try day.stage()
        try await day.run()
        let committed = $1.broker.committedOffset(group: "replay", topic: day.topic, partition: event.record.partition)
        guard committed.map({ $0 > event.record.offset }) != true else { return }
        throw Feedback(
            "The event at offset \(event.record.offset) was replayed, and is not committed.",
            why: "A replay that is interrupted begins again at the first event, and sends all of them twice."
        )
    },

    Check(
        "failed-replay-stops",
        "When a delivery fails, the replay throws it on, and what comes after is neither sent nor committed",
        step: 4,
        points: 2
    ) {
        let day = ReplayScenario($0, $1)
        let key = $1.word("order")
        let events = try (0..<3).map { _ in try day.stage(key: key) }
        $1.broker.inject(.deliveryFails(.nth(2), to: day.replayTopic))
        let failure = try await day.run()
        let records = $1.broker.records(in: day.replayTopic)
        let partition = events[0].record.partition
        let committed = $1.broker.committedOffset(group: "replay", topic: day.topic, partition: partition)
        guard failure == nil || records.count != 1 || committed != events[1].record.offset else { return }
        throw Feedback(
            records.count > 1
                ? "The second delivery failed, and the events behind it were sent: the order within the key is broken."
                : failure == nil
                    ? "The second delivery failed, and `run` returned as if nothing had happened."
                    : "The second delivery failed, and the committed offset is not its event's.",
            picture: [
                "expected  replays: 1, committed up to offset \(events[1].record.offset), the error thrown on",
                "got       replays: \(records.count), committed up to offset \(committed?.description ?? "none"), "
                    + (failure == nil ? "no error" : "the error thrown on"),
            ],
            why: "Started again, the same group goes on with the event that failed: nothing is lost or out of order."
        )
    },

    Check(
        "failed-replay-is-recorded",
        "A failed delivery is recorded on its producer span and on the replay's span, which still counts",
        step: 4
    ) {
        let day = ReplayScenario($0, $1)
        for _ in 0..<3 { try day.stage() }
        $1.broker.inject(.deliveryFails(.nth(2), to: day.replayTopic))
        try await day.run()
        let why = "A replay that stopped half-way and looks complete is found out by customers."
        try day.sendSpans(2)[1].verifyFailure("A delivery failed", errorType: "_MSG_TIMED_OUT", why: why)
        let job = try day.jobSpan()
        try job.verifyFailure("A delivery failed", errorType: "_MSG_TIMED_OUT", why: why)
        try AttributeTable(["replay.message_count": .equals(1)])
            .verify(job, saying: "One event was replayed before the delivery that failed. ", why: why)
    },
]
