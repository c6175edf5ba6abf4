import Grading
import Kafka
import OTel
import Tracing

/// Steps 5 and 6: the consumer span and what describes it.
let consumerSpanChecks: [Check<Lab03Subject>] = [
    Check(
        "consumer-span-continues-the-producers-trace",
        "The consumer span's parent is the producer span in the message's headers",
        step: 5,
        points: 2
    ) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let span = try billing.consumerSpan()
        guard span.parent?.spanID != staged.producer?.spanID || span.parent?.isRemote != true else { return }
        let isLinked = span.links.contains { $0.context.spanID == staged.producer?.spanID }
        let diagnosis =
            switch span.parent {
            case nil where isLinked:
                "The consumer span starts a new trace and links to the producer span; this lab asks for it as the parent."
            case nil:
                "The traceparent header was there; what `extractTraceContext` returned was not used to start the span."
            case .some(let parent) where !parent.isRemote:
                "The consumer span's parent is a span of billing's own process, not the one in the message's headers."
            case .some:
                "The consumer span's parent is not the span in the message's traceparent."
            }
        throw Feedback(
            diagnosis,
            picture: billing.sketch(
                span,
                isLinked
                    ? "a root, with a link" : span.parent == nil ? "a root, in another trace" : "below another span"
            ),
            why: "A consumer in a trace of its own leaves two half traces, and no way from one to the other."
        )
    },

    Check("consumer-span-has-kind-consumer", "The consumer span has kind CONSUMER", step: 5) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let span = try billing.consumerSpan()
        guard span.kind != .consumer else { return }
        throw Feedback(
            "The span around the handler has kind \(span.kind.label).",
            picture: billing.sketch(span, "kind \(span.kind.label), expected CONSUMER"),
            why:
                "The kinds PRODUCER and CONSUMER say that a queue lies between two spans; without them its wait cannot be shown."
        )
    },

    Check("consumer-span-is-named-by-the-convention", "The consumer span is called `process {topic}`", step: 5) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let span = try billing.consumerSpan()
        let expected = "process \(billing.topic)"
        guard span.name != expected else { return }
        throw Feedback(
            "The span's name is not the operation and the topic.",
            picture: HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
            why: "Backends group spans by name; the convention is {operation name} {destination}."
        )
    },

    Check("consumer-span-covers-the-handler", "The consumer span lasts as long as the handler works", step: 5) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let span = try billing.consumerSpan()
        guard let call = billing.calls.first else {
            throw Feedback(
                "The handler was not called.",
                why: "Tracing must never come between a message and its handler."
            )
        }
        guard span.startTime > call.startTime || span.endTime < call.endTime else { return }
        let microseconds = (span.endTime - span.startTime) / 1_000
        throw Feedback(
            span.endTime < call.endTime
                ? "The consumer span ended while the handler was still at work: it lasted \(microseconds) µs of 25 ms."
                : "The consumer span started after the handler: it lasted \(microseconds) µs of 25 ms.",
            picture: billing.sketch(span, "does not cover the handler"),
            why: "A slow handler looks fast, and the time is looked for everywhere but there."
        )
    },

    Check("handler-runs-inside-the-consumer-span", "Spans that the handler starts are below the consumer span", step: 5)
    {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let span = try billing.consumerSpan()
        guard let call = billing.calls.first, !$1.isInside(call.active, span) else { return }
        throw Feedback(
            "The consumer span was not the active one while the handler ran: `ServiceContext.current` was "
                + (call.active == nil ? "empty." : "another span's."),
            picture: billing.sketch(span, "the handler's span is not below it"),
            why: "The database call and the next message are what one looks for below a consumer span."
        )
    },

    Check(
        "message-without-headers-starts-its-own-trace",
        "A message without headers never carries the trace of the message before it",
        step: 5
    ) {
        let billing = ConsumerScenario($0, $1)
        let key = $1.word("order")
        let first = try await billing.stage(key: key)
        _ = try billing.stageWithoutHeaders(key: key)
        _ = try await billing.run()
        let spans = try billing.consumerSpans(expecting: 2)
        guard spans[1].parent != nil || spans[1].context.traceID == first.producer?.traceID else { return }
        throw Feedback(
            "The second message has no headers, and its span is in the first message's trace.",
            picture: TraceSketch.compare(
                expected: TraceSketch(
                    expected: billing.expectedTree,
                    .span("process \(billing.topic)", .consumer, .span("charge card", .internal))
                ),
                got: TraceSketch(got: $1.spans, notes: [spans[1].context.spanID: "the second message"])
            ),
            why: "A context kept between messages puts one customer's order into another customer's trace."
        )
    },

    Check(
        "consumer-span-has-the-messaging-attributes",
        "The consumer span says: Kafka, process, which topic, partition, offset, group and client",
        step: 6
    ) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(billing.topic)),
            "messaging.destination.partition.id": .equals(.string(staged.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(staged.record.offset.rawValue))),
            "messaging.consumer.group.name": .equals(.string(billing.group)),
            "messaging.client.id": .equals(.string(billing.clientID)),
            "messaging.batch.message_count": .absent,
        ]).verify(
            billing.consumerSpan(),
            why: "Dashboards and queries find Kafka spans by these names, and by no others."
        )
    },

    Check(
        "consumer-span-describes-the-message",
        "The consumer span carries the key, the correlation id, and whether it is a tombstone",
        step: 6
    ) {
        let billing = ConsumerScenario($0, $1)
        let key = $1.word("order")
        _ = try await billing.stage(key: key)
        _ = try await billing.run()
        let why = "The correlation id and the key lead from an order to its trace; a null key has no attribute."
        try AttributeTable([
            "messaging.message.conversation_id": .equals(.string(billing.correlationID)),
            "messaging.kafka.message.key": .equals(.string(key)),
            "messaging.kafka.message.tombstone": .absent,
        ]).verify(billing.consumerSpan(), why: why)

        let archive = ConsumerScenario($0, $1, service: "archive")
        _ = try await archive.stage(key: nil, value: nil)
        _ = try await archive.run()
        try AttributeTable([
            "messaging.message.conversation_id": .equals(.string(archive.correlationID)),
            "messaging.kafka.message.key": .absent,
            "messaging.kafka.message.tombstone": .equals(true),
        ]).verify(archive.consumerSpan(), saying: "For a message with a null key and a null value, ", why: why)
    },
]
