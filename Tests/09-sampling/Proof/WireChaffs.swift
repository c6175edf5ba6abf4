import Grading

@testable import Lab09Checks

/// Wrong submissions of `TracedProducer.swift`, in the order of the checks that they are made for.
let wireChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "skips-unsampled-messages",
        meantFor: "unsampled-context-is-on-the-wire",
        alsoFails: ["no-trace-is-cut-in-half"],
        subject: .solution.with(send: { try await SkipsUnsampledMessages.TracedProducer(producer: $0).send($1) })
    ),
    Chaff(
        "forces-the-flag-on",
        meantFor: "unsampled-context-is-on-the-wire",
        alsoFails: ["no-trace-is-cut-in-half"],
        subject: .solution.with(send: { try await ForcesTheFlagOn.TracedProducer(producer: $0).send($1) })
    ),
    Chaff(
        "forgets-the-tracestate",
        meantFor: "unsampled-context-is-on-the-wire",
        subject: .solution.with(send: { try await ForgetsTheTracestate.TracedProducer(producer: $0).send($1) })
    ),
    Chaff(
        "clears-the-flag",
        meantFor: "kept-context-is-on-the-wire",
        alsoFails: ["no-trace-is-cut-in-half"],
        subject: .solution.with(send: { try await ClearsTheFlag.TracedProducer(producer: $0).send($1) })
    ),
]
