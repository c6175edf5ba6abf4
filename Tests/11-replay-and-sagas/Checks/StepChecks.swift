import Grading
import Kafka
import LabKit
import OTel
import Tracing

/// Step 5: a service that carries out a step.
let stepChecks: [Check<Lab11Subject>] = [
    Check(
        "step-span-continues-the-saga",
        "The step's span is below the command's send, and says which saga, step and action it is",
        step: 5,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        let step = SagaScenario.steps[$1.number(in: 0...2)]
        let command = try saga.stageCommand(step)
        try await saga.participate(step)
        let span = try saga.processSpans(of: step)[0]
        guard span.parent?.spanID == command.sender?.spanID, span.name == "process \(step).commands" else {
            throw Feedback(
                span.parent == nil
                    ? "The step begins a new trace: the context in the command's headers was not used."
                    : span.parent?.spanID == command.sender?.spanID
                        ? "The span's name is not the operation and the topic."
                        : "The step's span is not below the span that sent the command.",
                picture: TraceSketch.compare(
                    expected: TraceSketch(expected: .span("process \(step).commands", .consumer)),
                    got: TraceSketch(
                        got: $1.spans,
                        notes: [span.context.spanID: "its parent should be the command's send"]
                    )
                ),
                why: "A saga is told by one trace: a step outside of it is missing when somebody asks what happened."
            )
        }
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string("\(step).commands")),
            "messaging.consumer.group.name": .equals(.string(step)),
            "saga.id": .equals(.string(saga.sagaID)),
            "saga.step": .equals(.string(step)),
            "saga.action": .equals("perform"),
        ]).verify(span, why: "They tell a step from its undoing, and find all that belongs to one saga.")
        guard !$1.isInside(saga.calls.first?.active, span) else { return }
        throw Feedback(
            "The step's work was not done inside its span.",
            picture: ["got"] + TraceSketch(got: $1.spans, notes: [span.context.spanID: "does not hold the work"]).lines,
            why: "What the step did, and where it failed, is looked for below its span."
        )
    },

    Check(
        "failed-step-is-an-error",
        "A step that fails has status error and error.type, and is answered",
        step: 5,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        _ = try saga.stageCommand("payment")
        try await saga.participate("payment", failing: ["perform"])
        let span = try saga.processSpans(of: "payment")[0]
        try span.verifyFailure(
            "The step failed",
            errorType: "CardDeclined",
            why: "The error is caught, to be answered. If the span does not say so, nobody sees which step failed."
        )
        let outcomes = $1.broker.records(in: SagaScenario.replies).map { $0.headers.values(of: "saga_outcome") }
        guard outcomes != [[Array("CardDeclined".utf8)]] else { return }
        throw Feedback(
            "The step failed with CardDeclined, and the reply does not say so.",
            picture: $1.broker.records(in: SagaScenario.replies).flatMap {
                HeaderSketch.list("on saga.replies", $0.headers) { $0.key == "saga_outcome" }
            },
            why: "An orchestrator that hears nothing, or \"done\", does not compensate."
        )
    },

    Check(
        "step-that-was-done-is-no-error",
        "A step, or an undoing, that was done leaves the status unset",
        step: 5
    ) {
        for action in ["perform", "undo"] {
            let bench = Bench(seed: $1.seed)
            let saga = SagaScenario($0, bench)
            _ = try saga.stageCommand("payment", action)
            try await saga.participate("payment")
            try saga.processSpans(of: "payment")[0].verifySuccess(
                action == "undo" ? "The card was refunded" : "The card was charged",
                why: action == "undo"
                    ? "Taking a step back is not an error: the one red span should be the step that failed."
                    : "When every step is red, the one that failed is not to be seen."
            )
        }
    },

    Check(
        "reply-names-the-step-span",
        "The reply is sent from inside the step's span, and names that span in step_traceparent",
        step: 5,
        points: 2
    ) {
        for isFailing in [false, true] {
            let bench = Bench(seed: $1.seed)
            let saga = SagaScenario($0, bench)
            _ = try saga.stageCommand("stock")
            try await saga.participate("stock", failing: isFailing ? ["perform"] : [])
            let span = try saga.processSpans(of: "stock")[0]
            let replies = bench.broker.records(in: SagaScenario.replies)
            guard let reply = replies.first, replies.count == 1 else {
                throw Feedback(
                    "The command was answered \(replies.count) times.",
                    why: "The orchestrator waits for one reply to each command."
                )
            }
            let sender = WireTraceparent(reply.headers.values(of: "traceparent").last ?? nil)
            let step = WireTraceparent(reply.headers.values(of: "step_traceparent").last ?? nil)
            let send = bench.spans.first { sender?.names($0.context) == true }
            guard step?.names(span.context) != true || send == nil || !bench.isInside(send?.context, span) else {
                continue
            }
            throw Feedback(
                step?.names(span.context) == true
                    ? "The reply was not sent from inside the step's span."
                    : step == nil
                        ? "The reply has no step_traceparent that can be read."
                        : "The header step_traceparent does not name the step's span.",
                picture: HeaderSketch.list("on saga.replies", reply.headers) { $0.key == "step_traceparent" }
                    + ["", "expected  step_traceparent  \(WireTraceparent.text(of: span.context))"],
                why:
                    "The span that undoes this step will link to the id that the reply names: traceparent is the send's."
            )
        }
    },
]
