import Grading
import Kafka

/// Step 1: the time in the queue and the time in the handler.
let hopChecks: [Check<Lab08Subject>] = [
    Check(
        "queue-time-runs-from-the-record-to-its-handler",
        "The time in the queue runs from the record's timestamp to the start of the handler",
        step: 1,
        points: 2
    ) { subject, bench in
        let hop = HopCase(bench)
        let got = hop.measured(by: subject).queue
        guard !got.isAbout(hop.waited) else { return }
        let diagnosis: String
        switch got {
        case nil: diagnosis = "There is a timestamp and the message waited, and no time in the queue came out."
        case .some(let time) where time.isAbout(hop.waited + hop.worked):
            diagnosis =
                "The time in the queue includes the handler's: it ends where the handler begins, not where it ends."
        case .some(let time):
            diagnosis = ["The time in the queue is wrong.", time.unitSlip(expected: hop.waited)].sentences
        }
        throw Feedback(
            diagnosis,
            picture: hop.picture("time in the queue", expected: hop.waited, got: got),
            why: "Who cannot tell waiting from working makes the handler faster, and nothing changes."
        )
    },

    Check(
        "handler-time-is-the-handlers-alone",
        "The time in the handler runs from its start to its end",
        step: 1,
        points: 2
    ) { subject, bench in
        let hop = HopCase(bench)
        let got = hop.measured(by: subject).handler
        guard !got.isAbout(hop.worked) else { return }
        let diagnosis: String
        switch got {
        case nil: diagnosis = "The handler began and ended, and no time in the handler came out."
        case .some(let time) where time.isAbout(hop.waited + hop.worked):
            diagnosis = "The time in the handler includes the time in the queue: it begins when the handler does."
        case .some(let time):
            diagnosis = ["The time in the handler is wrong.", time.unitSlip(expected: hop.worked)].sentences
        }
        throw Feedback(
            diagnosis,
            picture: hop.picture("time in the handler", expected: hop.worked, got: got),
            why: "A handler that is blamed for the wait in Kafka is rewritten in vain."
        )
    },

    Check(
        "both-kinds-of-timestamp-are-read",
        "A log append time is a timestamp too",
        step: 1
    ) { subject, bench in
        let created = HopCase(bench)
        let hop = created.stamped(.logAppendTime(millisecondsSinceEpoch: created.sent))
        let got = hop.measured(by: subject).queue
        guard !got.isAbout(hop.waited), created.measured(by: subject).queue.isAbout(created.waited) else { return }
        throw Feedback(
            "The record was stamped by the broker, and no right time in the queue came out; with a create time it does.",
            picture: hop.picture("time in the queue", expected: hop.waited, got: got),
            why:
                "Which clock stamps a record is a setting of the topic: a topic set the other way would have no figures."
        )
    },

    Check(
        "record-without-a-timestamp-has-no-queue-time",
        "A record without a timestamp has no time in the queue, and a time in the handler",
        step: 1
    ) { subject, bench in
        let hop = HopCase(bench).stamped(.notAvailable)
        let got = hop.measured(by: subject)
        let why =
            "A made-up figure cannot be told from a measured one, and a single one of years hides all others in a mean."
        guard got.queue == nil else {
            throw Feedback(
                "The record has no timestamp, and a time in the queue came out all the same.",
                picture: hop.picture("time in the queue", expected: nil, got: got.queue),
                why: why
            )
        }
        guard got.handler.isAbout(hop.worked) else {
            throw Feedback(
                "The record has no timestamp, and the time in the handler, which needs none, is wrong.",
                picture: hop.picture("time in the handler", expected: hop.worked, got: got.handler),
                why: why
            )
        }
        guard got.clockSkew == nil else {
            throw Feedback(
                "The record has no timestamp, and that was taken for clocks that disagree.",
                picture: hop.picture("clock skew", expected: nil, got: got.clockSkew),
                why: why
            )
        }
    },
]
