import Grading
import Kafka
import OTel
import Tracing

/// Step 1: a span for each attempt.
let attemptSpanChecks: [Check<Lab06Subject>] = [
    Check(
        "process-span-continues-the-trace",
        "The process span's parent is the span that sent the message",
        step: 1,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        try await platform.consume()
        try platform.verifyParent(of: platform.messageSpan(), is: staged, expected: platform.handledTree)
    },

    Check(
        "process-span-follows-the-conventions",
        "The process span is called `process {topic}`, of kind CONSUMER, with the messaging attributes",
        step: 1
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let staged = try await platform.placeOrder(key: key)
        try await platform.consume()
        let span = try platform.messageSpan()
        let expected = "process \(platform.topic)"
        guard span.name == expected, span.kind == .consumer else {
            throw Feedback(
                span.name == expected
                    ? "The span around the attempt has kind \(span.kind.label)."
                    : "The span's name is not the operation and the topic.",
                picture: span.name == expected
                    ? platform.sketch(expected: platform.handledTree, span, "kind \(span.kind.label)")
                    : HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
                why: "Queries find the attempts by name and kind, those on the main topic and on the retry topic alike."
            )
        }
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(platform.topic)),
            "messaging.destination.partition.id": .equals(.string(staged.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(staged.record.offset.rawValue))),
            "messaging.kafka.message.key": .equals(.string(key)),
            "messaging.consumer.group.name": .equals("billing"),
            "messaging.message.conversation_id": .equals(.string(platform.correlationID)),
        ]).verify(span, why: "Partition and offset lead from a failed attempt to the very record that it failed on.")
    },

    Check(
        "attempt-runs-inside-the-process-span",
        "The process span is active, and open, while the handler works",
        step: 1
    ) {
        let platform = Platform($0, $1)
        _ = try await platform.placeOrder()
        try await platform.consume()
        let span = try platform.messageSpan()
        guard let call = platform.calls.first else {
            throw Feedback(
                "The handler was not called with a message that has nothing wrong about it.",
                why: "Whatever is done for messages that fail, the others must reach the handler."
            )
        }
        let isActive = $1.isInside(call.active, span)
        guard !isActive || span.endTime < call.endTime else { return }
        throw Feedback(
            span.endTime < call.endTime
                ? "The process span ended before the handler did: it lasted \((span.endTime - span.startTime) / 1_000) µs of 25 ms."
                : "The process span was not the active one while the handler worked.",
            picture: platform.sketch(expected: platform.handledTree, span, "does not hold the handler"),
            why: "What the attempt did, and where it failed, is looked for below its span."
        )
    },

    Check(
        "message-without-context-starts-its-own-trace",
        "Messages without a context, or with one that cannot be read, are handled in traces of their own",
        step: 1
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let first = try await platform.placeOrder(key: key)
        let payload = Array($1.word("payload").utf8)
        let blob = KafkaHeader(key: "schema", value: [0x00, 0xFF, 0xC3])
        let null = [KafkaHeader(key: "traceparent"), KafkaHeader(key: "original_traceparent"), blob]
        try platform.append(to: platform.topic, key: key, value: payload, headers: [])
        try platform.append(to: platform.topic, key: key, value: payload, headers: null)
        let garbage = [
            KafkaHeader(key: "traceparent", value: [0xFF, 0x00]),
            KafkaHeader(key: "original_traceparent", value: "of-yesterday"),
        ]
        try platform.append(to: platform.topic, key: key, value: payload, headers: garbage)
        if let failure = try await platform.consume() {
            throw Feedback(
                "A header that is null, or not text, ended the consumer: \(failure)",
                picture: HeaderSketch.list("one message", null) + HeaderSketch.list("another one", garbage),
                why: "Anybody may put any header on a message; one of them must not stop the service."
            )
        }
        let spans = try platform.messageSpans(expecting: 4)
        guard
            let wrong = spans.dropFirst().first(where: {
                $0.parent != nil || $0.context.traceID == first.original.traceID || !$0.links.isEmpty
            })
        else { return }
        throw Feedback(
            "A message without a context got the context of the message before it"
                + (wrong.links.isEmpty ? "." : ", as a link."),
            picture: ["got"] + TraceSketch(got: $1.spans, notes: [wrong.context.spanID: "had no context"]).lines,
            why: "A context kept between messages puts one customer's order into another customer's story."
        )
    },

    Check(
        "failed-attempt-is-recorded",
        "A failed attempt sets status and error.type on the process span",
        step: 1,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let staged = try await platform.placeOrder(key: key)
        try await platform.consume(failures: 1)
        let payload = String(decoding: staged.record.value ?? [], as: UTF8.self)
        try platform.verifyFailure(
            of: platform.messageSpan(),
            "The handler failed",
            expected: platform.failedTree(to: platform.retryTopic),
            secrets: [key, payload, "503"]
        )
    },

    Check("handled-message-is-committed", "A message that was handled is committed, and sent nowhere", step: 1) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        try await platform.consume()
        let written = [platform.topic, platform.retryTopic, platform.deadLetterTopic].flatMap(platform.written)
        guard !platform.isCommitted(staged.record) || !written.isEmpty else { return }
        throw Feedback(
            written.isEmpty
                ? "The message at offset \(staged.record.offset) was handled, and is not committed."
                : "The message was handled, and was sent to \(written[0].topic) all the same.",
            why: "A message that was handled and comes again charges the card twice."
        )
    },
]
