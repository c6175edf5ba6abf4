import Grading
import Kafka
import LabKit
import OTel
import Tracing

/// Step 6: the saga's context lives with its state.
let sagaContextChecks: [Check<Lab11Subject>] = [
    Check(
        "saga-begins-in-a-span",
        "The saga begins in a span below the request, and the first command is sent from inside it",
        step: 6
    ) {
        let saga = SagaScenario($0, $1)
        let request = try await saga.begin()
        let begin = try saga.requireBeginSpan()
        guard begin.parent?.spanID == request?.spanID else {
            throw Feedback(
                "The saga does not begin below the request that asked for it.",
                picture: saga.sketch(begin, "should be below POST /orders"),
                why: "The request is the first thing that somebody has, who asks what became of an order."
            )
        }
        try AttributeTable(["saga.id": .equals(.string(saga.sagaID))])
            .verify(begin, why: "The saga's id finds its trace.")
        let send = $1.spans.first { $0.kind == .producer }
        guard saga.commands != ["stock.perform"] || !$1.isInside(send?.context, begin) else { return }
        throw Feedback(
            saga.commands == ["stock.perform"]
                ? "The first command was sent outside of the span that begins the saga."
                : "The saga should begin with the command stock.perform; sent were \(saga.commands).",
            picture: saga.sketch(begin, "should hold the first send"),
            why: "The first step is part of the saga."
        )
    },

    Check(
        "reply-is-handled-below-the-saga",
        "The span around a reply is below the span that began the saga, and links to the reply",
        step: 6,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        let replies = try await saga.answer(("stock", "perform", nil), ("payment", "perform", nil))
        let begin = try saga.requireBeginSpan()
        for (span, reply) in zip(try saga.processSpans(of: "orders", expecting: 2), replies) {
            guard let sender = reply.sender else { continue }
            guard span.parent?.spanID != begin.context.spanID else {
                guard !span.links(to: sender) else { continue }
                throw Feedback(
                    "The span around the reply has no link to the span that sent the reply.",
                    picture: saga.sketch(span, "no link to the reply's send"),
                    why:
                        "Without the link nobody sees which service's answer moved the saga on, and how long it lay in Kafka."
                )
            }
            throw Feedback(
                span.parent == nil
                    ? "The span around the reply begins a new trace: nothing of the saga's context was stored, or it was not used."
                    : span.parent?.spanID == sender.spanID
                        ? "The span around the reply is below the reply's send. This lab asks for the saga as the parent, and a link to the reply."
                        : "The span around the reply is not below saga.begin place-order.",
                picture: saga.sketch(span, "should be below saga.begin place-order"),
                why: span.parent == nil
                    ? "Half a saga in another trace is half a saga that nobody finds."
                    : "Below one another, each step lies deeper than the last; side by side below the saga, they can be read."
            )
        }
        guard saga.commands != ["stock.perform", "payment.perform", "shipping.perform"] else { return }
        throw Feedback(
            "After two replies the commands are \(saga.commands.joined(separator: ", ")).",
            why: "Tracing must not change what the saga does."
        )
    },

    Check(
        "command-is-sent-inside-the-replys-span",
        "The command that follows a reply is sent from inside the span around the reply",
        step: 6
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try await saga.answer(("stock", "perform", nil))
        let span = try saga.processSpans(of: "orders")[0]
        let send = $1.spans.first { $0.name == "send payment.commands" }
        try AttributeTable([
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(SagaScenario.replies)),
            "saga.id": .equals(.string(saga.sagaID)),
            "saga.step": .equals("stock"),
            "saga.action": .equals("perform"),
        ]).verify(span, why: "They say which answer was handled.")
        guard send == nil || !$1.isInside(send?.context, span) else { return }
        throw Feedback(
            "The next command was not sent from inside the span around the reply.",
            picture: saga.sketch(span, "should hold the next send"),
            why: "Which answer led to which command is what a saga that took a wrong turn is read for."
        )
    },

    Check(
        "saga-goes-on-without-the-replys-context",
        "A reply without a context of its own does not end the trace",
        step: 6,
        points: 2
    ) {
        let saga = SagaScenario($0, $1)
        try await saga.begin()
        try saga.stageReply("stock", isTraced: false)
        try await saga.orchestrate()
        let begin = try saga.requireBeginSpan()
        let span = try saga.processSpans(of: "orders")[0]
        let spans = $1.spans
        let strays = span.links.filter { link in !spans.contains { $0.context.spanID == link.context.spanID } }
        guard span.context.traceID != begin.context.traceID || !strays.isEmpty else { return }
        throw Feedback(
            strays.isEmpty
                ? "The reply came without a traceparent, and the saga went on in another trace."
                : "The reply came without a traceparent, and its span has a link all the same.",
            picture: saga.sketch(
                span,
                strays.isEmpty ? "in another trace" : "links to nothing that sent the reply"
            ),
            why: "An old service that copies no headers, or a timer that sends no message: the state has the context."
        )
    },

    Check(
        "saga-keeps-the-whole-context",
        "What is stored is the whole context: after a restart the tracestate still goes out",
        step: 6
    ) {
        let saga = SagaScenario($0, $1)
        var state = TraceState()
        try state.set("congo", to: $1.word("vendor"))
        try await saga.begin(traceState: state)
        try await saga.answer(("stock", "perform", nil))
        _ = try saga.processSpans(of: "orders")
        let record = $1.broker.records(in: "payment.commands").first
        let got = record?.headers.values(of: "tracestate") ?? []
        let expected = Array(state.headerValue.utf8)
        guard got != [expected] else { return }
        throw Feedback(
            "The saga began with a tracestate, and the command after the restart has none.",
            picture: HeaderSketch.list("on payment.commands", record?.headers ?? []) { $0.key == "tracestate" }
                + ["", "expected  tracestate  \(state.headerValue)"],
            why:
                "Sampling decisions and vendors' data travel in it: without it one half of the saga may be kept, and one not."
        )
    },
]
