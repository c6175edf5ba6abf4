import Grading
import Kafka
import LabKit
import OTel
import Tracing

/// Step 8: how it ended.
let outcomeChecks: [Check<Lab11Subject>] = [
    Check(
        "end-says-compensated",
        "The span that ends a compensated saga says which step failed and what was undone, and is no error",
        step: 8,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(
            ("stock", "perform", nil),
            ("payment", "perform", nil),
            ("shipping", "perform", "no_courier"),
            ("payment", "undo", nil),
            ("stock", "undo", nil)
        )
        let end = try saga.endSpan()
        try AttributeTable([
            "saga.id": .equals(.string(saga.sagaID)),
            "saga.outcome": .equals("compensated"),
            "saga.failed_step": .equals("shipping"),
            "saga.undone_steps": .equals(.stringArray(["payment", "stock"])),
        ]).verify(end, why: "One span answers what support asks first: what failed, and is the money back?")
        try end.verifySuccess(
            "The saga was taken back as it should be",
            why: "The step that failed is red. An end that is red too should mean that somebody must act."
        )
        guard end.context.traceID != saga.beginSpan?.context.traceID else { return }
        throw Feedback(
            "The span that ends the saga is in another trace.",
            picture: ["got"] + TraceSketch(got: $1.spans, notes: [end.context.spanID: "not in the saga's trace"]).lines,
            why: "The outcome should stand where the steps are."
        )
    },

    Check(
        "end-says-completed",
        "The span that ends a completed saga says so, and names no failed step",
        step: 8
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(
            ("stock", "perform", nil),
            ("payment", "perform", nil),
            ("shipping", "perform", nil)
        )
        let end = try saga.endSpan()
        try AttributeTable([
            "saga.id": .equals(.string(saga.sagaID)),
            "saga.outcome": .equals("completed"),
            "saga.failed_step": .absent,
        ]).verify(end, why: "Orders that went well are counted by the same span.")
        try end.verifySuccess("The saga was completed", why: "A status other than unset is for failures.")
    },

    Check(
        "failed-undo-is-seen",
        "An undo that fails is an error of the saga, and keeps neither the other undos nor the first failure from being seen",
        step: 8,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(
            ("stock", "perform", nil),
            ("payment", "perform", nil),
            ("shipping", "perform", "no_courier"),
            ("payment", "undo", "card_service_down")
        )
        guard saga.commands.last == "stock.undo" else {
            throw Feedback(
                "The refund failed, and the stock was not released any more.",
                picture: [
                    "expected  payment.undo, stock.undo",
                    "got       \(saga.commands.dropFirst(3).joined(separator: ", "))",
                ],
                why: "One failure is enough: what can be undone should be."
            )
        }
        try await saga.answer(("stock", "undo", nil))
        let end = try saga.endSpan()
        try AttributeTable([
            "saga.outcome": .equals("compensation_failed"),
            "saga.failed_step": .equals("shipping"),
            "saga.undone_steps": .equals(.stringArray(["stock"])),
            "saga.not_undone_steps": .equals(.stringArray(["payment"])),
        ]).verify(end, why: "A customer has paid for nothing: somebody must know, and know what to refund.")
        try end.verifyFailure(
            "A step could not be undone",
            errorType: "compensation_failed",
            why: "This is the one end of a saga that somebody must be called for."
        )
    },

    Check(
        "duplicate-reply-changes-nothing",
        "A reply that comes twice undoes nothing twice, and its span says that it is a duplicate",
        step: 8,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(("stock", "perform", nil), ("payment", "perform", nil))
        $1.broker.inject(.duplicate(from: SagaScenario.replies))
        try await saga.answer(("shipping", "perform", "no_courier"))
        $1.broker.inject(.duplicate(from: SagaScenario.replies))
        try await saga.answer(("payment", "undo", nil))
        let expected = ["stock.perform", "payment.perform", "shipping.perform", "payment.undo", "stock.undo"]
        let got = saga.commands
        guard got == expected else {
            throw Feedback(
                "A reply was delivered twice, and led to a command each time.",
                picture: [
                    "expected  \(expected.dropFirst(3).joined(separator: ", "))",
                    "got       \(got.dropFirst(3).joined(separator: ", "))",
                ],
                why: "Kafka delivers at least once. A refund that is sent twice is paid twice."
            )
        }
        let spans = try saga.processSpans(of: "orders", expecting: 6)
        let marked = spans.map { $0.attributes.get("saga.duplicate") == true }
        guard marked != [false, false, false, true, false, true] else { return }
        throw Feedback(
            marked.contains(true)
                ? "saga.duplicate is on a span of a reply that came for the first time, or missing on one that did not."
                : "The spans of the duplicates cannot be told from those of the replies.",
            picture: zip(spans, marked).map { "\($0.name)  saga.duplicate \($1 ? "true" : "absent")" },
            why: "A reply whose span did nothing looks like a bug, unless it says why."
        )
    },

    Check(
        "saga-is-one-trace",
        "The whole saga is one trace whose only error is the failed step, and each undo links to the span of its step",
        step: 8,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.play(failing: ["shipping": ["perform"]])
        let begin = try saga.requireBeginSpan()
        let strangers = $1.spans.filter { $0.context.traceID != begin.context.traceID }
        guard strangers.isEmpty else {
            throw Feedback(
                "\(strangers.count) spans are not in the saga's trace.",
                picture: ["got"]
                    + TraceSketch(
                        got: $1.spans,
                        notes: Dictionary(strangers.prefix(1).map { ($0.context.spanID, "in another trace") }) { $1 }
                    ).lines,
                why: "A saga is short: one trace tells it from the request to the last undo."
            )
        }
        let bench = $1
        let red = bench.spans.filter { $0.status?.code == .error }
        let failed = red.first { $0.name == "process shipping.commands" }
        guard let failed, red.allSatisfy({ bench.isInside($0.context, failed) }) else {
            throw Feedback(
                "The courier failed, and the spans with status error are \(red.isEmpty ? "none" : red.map(\.name).joined(separator: ", ")).",
                picture: ["got"] + TraceSketch(got: $1.spans).lines,
                why: "What is red in the trace should be the step that failed, and nothing else."
            )
        }
        for step in ["payment", "stock"] {
            let spans = try saga.processSpans(of: step, expecting: 2)
            guard !spans[1].links(to: spans[0].context) else { continue }
            throw Feedback(
                "The undoing of \(step) has no link to the span that carried \(step) out.",
                picture: spans[1].links.map { "got       a link to \(WireTraceparent.text(of: $0.context))" }
                    + ["expected  a link to \(WireTraceparent.text(of: spans[0].context))"],
                why: "Step, reply, store, command, undo: the context has to survive all of them."
            )
        }
    },
]
