import Grading
import Kafka
import OTel
import Tracing

/// Step 5: the consumer.
let consumerChecks: [Check<Lab05Subject>] = [
    Check(
        "process-span-continues-the-trace",
        "The process span's parent is the producer span in the event's headers",
        step: 5,
        points: 2
    ) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(billing.types[0])
        try await billing.run()
        let span = try billing.processSpan()
        guard span.parent?.spanID != staged.producer?.spanID else { return }
        let isLinked = span.links.contains { $0.context.spanID == staged.producer?.spanID }
        let diagnosis =
            switch span.parent {
            case nil where isLinked:
                "The process span starts a new trace and links to the producer span; this lab asks for it as the parent."
            case nil:
                "The traceparent was there; what `extractTraceContext` returned was not used to start the span."
            case .some:
                "The parent of the process span is not the span in the event's traceparent."
            }
        throw Feedback(
            diagnosis,
            picture: billing.sketch(span, isLinked ? "a root, with a link" : "not below the producer span"),
            why: "The order's path ends in Kafka: what billing did with it is in a trace that nobody finds."
        )
    },

    Check(
        "process-span-is-named-by-the-convention",
        "The process span is called `process {topic}` and has kind CONSUMER",
        step: 5
    ) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(billing.types[0])
        try await billing.run()
        let span = try billing.processSpan()
        let expected = "process \(billing.topic)"
        guard span.kind != .consumer || span.name != expected else { return }
        throw Feedback(
            span.kind != .consumer
                ? "The process span has kind \(span.kind.label)."
                : "The span's name is not the operation and the topic.",
            picture: billing.sketch(span, "expected \(expected) CONSUMER"),
            why: "Backends group spans by name, and show the wait between a PRODUCER and a CONSUMER span."
        )
    },

    Check(
        "process-span-describes-the-event",
        "The process span carries the event's type, where it stood, and the correlation id",
        step: 5
    ) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(billing.types[0])
        try await billing.run()
        try AttributeTable([
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(billing.topic)),
            "messaging.destination.partition.id": .equals(.string(staged.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(staged.record.offset.rawValue))),
            "messaging.consumer.group.name": .equals(.string(billing.group)),
            "messaging.message.conversation_id": .equals(.string(billing.correlationID)),
            "event.type": .equals(.string(billing.types[0])),
        ]).verify(
            billing.processSpan(),
            why: "A generic consumer has one span name for all events; the type is what tells them apart."
        )
    },

    Check(
        "event-without-context-starts-its-own-trace",
        "An event without a traceparent never joins the trace of the event before it",
        step: 5
    ) {
        let billing = ConsumerScenario($0, $1)
        let first = try await billing.stage(billing.types[0])
        _ = try billing.stageWithoutContext(billing.types[0])
        try await billing.run()
        let spans = try billing.processSpans(expecting: 2)
        guard spans[1].parent != nil || spans[1].context.traceID == first.producer?.traceID else { return }
        throw Feedback(
            "The second event has no traceparent, and its span is in the first event's trace.",
            picture: billing.sketch(spans[1], "the second event"),
            why: "A context kept between events puts one customer's order into another customer's trace."
        )
    },

    Check("handler-runs-inside-the-process-span", "The process span is active while the handler works", step: 5) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(billing.types[0])
        try await billing.run()
        let span = try billing.processSpan()
        guard let call = billing.calls.entries.first else {
            throw Feedback(
                "The event's type has a handler, and it was not called.",
                why: "Tracing must never come between an event and its handler."
            )
        }
        guard !$1.isInside(call.active, span) || span.startTime > call.startTime || span.endTime < call.endTime else {
            return
        }
        throw Feedback(
            span.endTime < call.endTime
                ? "The process span ended before the handler did."
                : "The handler ran while another span, or none, was the active one.",
            picture: billing.sketch(span, "the handler is not inside it"),
            why: "The database call and the next event are what one looks for below a process span."
        )
    },

    Check(
        "events-are-dispatched-by-type",
        "Each event of a topic goes to the handler of its type, and to no other",
        step: 5
    ) {
        let billing = ConsumerScenario($0, $1)
        let types = [billing.types[1], billing.types[0], billing.types[1]]
        for type in types { _ = try await billing.stage(type) }
        try await billing.run()
        let called = billing.calls.entries.map(\.value.handler)
        guard called != types else { return }
        throw Feedback(
            "Events of two types lay in the topic \(billing.topic), and the handlers were not called by type.",
            picture: ["event_type of the events  \(types.joined(separator: ", "))"]
                + ["handlers called           \(called.isEmpty ? "(none)" : called.joined(separator: ", "))"],
            why: "A topic carries what belongs together, not what is alike: a cancelled order would be charged."
        )
    },
]
