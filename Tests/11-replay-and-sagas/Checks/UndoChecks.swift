import Grading
import Kafka
import LabKit
import OTel
import Tracing

/// Step 7: compensation.
let undoChecks: [Check<Lab11Subject>] = [
    Check(
        "steps-are-undone-in-reverse",
        "After a failure the steps that were done are undone, the last one first",
        step: 7,
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
        let expected = ["stock.perform", "payment.perform", "shipping.perform", "payment.undo", "stock.undo"]
        let got = saga.commands
        guard got != expected else { return }
        let undone = got.filter { $0.hasSuffix(".undo") }
        throw Feedback(
            undone.isEmpty
                ? "Shipping failed, and nothing was undone."
                : undone.contains("shipping.undo")
                    ? "Shipping was undone, and it had never been done."
                    : undone.first == "stock.undo"
                        ? "The stock was released before the card was refunded: the first step was undone first."
                        : "Not everything that was done was undone.",
            picture: [
                "expected  \(expected.dropFirst(3).joined(separator: ", "))",
                "got       \(undone.isEmpty ? "no undo" : undone.joined(separator: ", "))",
            ],
            why:
                "A step may rest on the one before it: goods that are released while the card is still charged can be sold twice."
        )
    },

    Check(
        "step-that-never-ran-is-not-undone",
        "A failure in the middle undoes only what was done before it",
        step: 7
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(
            ("stock", "perform", nil),
            ("payment", "perform", "card_declined"),
            ("stock", "undo", nil)
        )
        let expected = ["stock.perform", "payment.perform", "stock.undo"]
        let got = saga.commands
        guard got != expected else { return }
        throw Feedback(
            "The card was declined when only the stock had been reserved, and the commands that followed are others than its release.",
            picture: [
                "expected  \(expected.joined(separator: ", "))", "got       \(got.joined(separator: ", "))",
            ],
            why: "Who refunds a card that was never charged gives money away."
        )
    },

    Check(
        "undo-names-the-step-that-it-undoes",
        "The command to undo carries the traceparent of the span that carried the step out",
        step: 7,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        let replies = try await saga.answer(
            ("stock", "perform", nil),
            ("payment", "perform", nil),
            ("shipping", "perform", "no_courier"),
            ("payment", "undo", nil)
        )
        for (step, reply) in zip(["stock", "payment"], replies) {
            let undo = $1.broker.records(in: "\(step).commands").first {
                $0.headers.values(of: "saga_action") == [Array("undo".utf8)]
            }
            guard let undo, let done = reply.step else { continue }
            let wire = WireTraceparent(undo.headers.values(of: "undoes_traceparent").last ?? nil)
            guard wire?.names(done) != true else { continue }
            let other = replies.compactMap(\.step).contains { wire?.names($0) == true }
            let isSender = replies.compactMap(\.sender).contains { wire?.names($0) == true }
            throw Feedback(
                wire == nil
                    ? "The command to undo \(step) does not say what it undoes."
                    : other
                        ? "The command to undo \(step) names the span of another step."
                        : isSender
                            ? "The command to undo \(step) names the send of the reply, and not the step."
                            : "The command to undo \(step) names a span that is none of a step.",
                picture: HeaderSketch.list("on \(step).commands", undo.headers) { $0.key == "undoes_traceparent" }
                    + ["", "expected  undoes_traceparent  \(WireTraceparent.text(of: done))"],
                why: "From a refund to its charge it should be one click, and the right one."
            )
        }
        guard saga.commands.filter({ $0.hasSuffix("undo") }).count != 2 else { return }
        throw Feedback("Two steps were to be undone.", why: "What stays reserved can be sold to nobody.")
    },

    Check(
        "undo-span-links-to-the-step",
        "The span that undoes is below its command, and links to the span of the step that it undoes",
        step: 7,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        let done = $1.remoteSpanContext()
        let perform = try saga.stageCommand("payment")
        let undo = try saga.stageCommand("payment", "undo", undoes: done)
        try await saga.participate("payment")
        let spans = try saga.processSpans(of: "payment", expecting: 2)
        guard let undoSpan = spans.first(where: { $0.attributes.get("saga.action") == "undo" }),
            let performSpan = spans.first(where: { $0.attributes.get("saga.action") == "perform" })
        else {
            throw Feedback(
                "The span that undoes does not have saga.action undo.",
                picture: ["got"] + TraceSketch(got: $1.spans).lines,
                why: "A charge and a refund look alike in the trace."
            )
        }
        guard undoSpan.parent?.spanID == undo.sender?.spanID, performSpan.parent?.spanID == perform.sender?.spanID
        else {
            throw Feedback(
                undoSpan.parent == nil
                    ? "The span that undoes begins a new trace."
                    : "The span that undoes is below the step that it undoes, and not below its command.",
                picture: ["got"]
                    + TraceSketch(got: $1.spans, notes: [undoSpan.context.spanID: "should be below its command"]).lines,
                why: "One trace tells the saga: the undoing is what came next, and the link says of what."
            )
        }
        guard undoSpan.links(to: done) else {
            throw Feedback(
                undoSpan.links.isEmpty
                    ? "The span that undoes has no link. The command's undoes_traceparent names the step."
                    : "The span that undoes has a link, and not to the step that it undoes.",
                picture: [
                    "span      \(undoSpan.name), saga.action undo",
                    "expected  a link to \(WireTraceparent.text(of: done))",
                    "got       \(undoSpan.links.first.map { "a link to \(WireTraceparent.text(of: $0.context))" } ?? "no link")",
                ],
                why: "From a refund to its charge it should be one click, and the right one."
            )
        }
        let link = undoSpan.links.first { $0.context.spanID == done.spanID }
        guard link?.attributes.get("saga.undoes_step") == "payment" else {
            throw Feedback(
                "The link does not say which step it leads to.",
                picture: AttributeTable(["saga.undoes_step": .equals("payment")]).picture(of: link?.attributes ?? [:]),
                why: "A span may have several links; who reads them must be able to tell them apart."
            )
        }
        guard performSpan.links.contains(where: { $0.attributes.get("saga.undoes_step") != nil }) else { return }
        throw Feedback(
            "A step that undoes nothing has a link as if it did.",
            picture: ["span      \(performSpan.name), saga.action perform"],
            why: "A charge that claims to take something back is searched for in vain."
        )
    },
]
