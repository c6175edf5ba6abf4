import Grading
import Kafka
import OTel
import Tracing

/// Steps 1 and 2: the producer span and what describes it.
let producerSpanChecks: [Check<Lab03Subject>] = [
    Check("producer-span-is-a-child-of-the-caller", "The producer span is a child of the caller's span", step: 1) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        let span = try shop.producerSpan()
        let caller = try shop.caller()
        guard span.parent?.spanID != caller.context.spanID else { return }
        throw Feedback(
            span.parent == nil
                ? "The producer span starts a trace of its own: it was not given the context of the running span."
                : "The producer span has another parent than the span that was active at the call.",
            picture: shop.sketch(span, span.parent == nil ? "a root, in another trace" : "not below POST /orders"),
            why: "A request whose messages are in other traces cannot be followed past its first send."
        )
    },

    Check("producer-span-has-kind-producer", "The producer span has kind PRODUCER", step: 1) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        let span = try shop.producerSpan()
        guard span.kind != .producer else { return }
        throw Feedback(
            "The span around the send has kind \(span.kind.label).",
            picture: shop.sketch(span, "kind \(span.kind.label), expected PRODUCER"),
            why:
                "The kinds PRODUCER and CONSUMER say that a queue lies between two spans; without them its wait cannot be shown."
        )
    },

    Check("producer-span-is-named-by-the-convention", "The producer span is called `send {topic}`", step: 1) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        let span = try shop.producerSpan()
        let expected = "send \(shop.topic)"
        guard span.name != expected else { return }
        throw Feedback(
            span.name.contains(shop.key)
                ? "The span's name holds the message's key: every order makes a name of its own."
                : "The span's name is not the operation and the topic.",
            picture: HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
            why: "Backends group spans by name; the convention is {operation name} {destination}."
        )
    },

    Check(
        "producer-span-has-the-messaging-attributes",
        "The producer span says: Kafka, send, to which topic, by which client",
        step: 2
    ) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        let span = try shop.producerSpan()
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("send"),
            "messaging.operation.type": .equals("send"),
            "messaging.destination.name": .equals(.string(shop.topic)),
            "messaging.client.id": .equals(.string(shop.clientID)),
            "messaging.batch.message_count": .absent,
        ]).verify(
            span,
            why: "Dashboards and queries find Kafka spans by these names, and by no others."
        )
    },

    Check(
        "producer-span-describes-the-message",
        "The producer span carries the key, the correlation id, and whether it is a tombstone",
        step: 2
    ) {
        let shop = try ProducerScenario($0, $1)
        var tombstone = shop.message()
        tombstone.key = nil
        tombstone.value = nil
        try await shop.run([shop.message(), tombstone])
        let spans = try shop.producerSpans(expecting: 2)
        let why = "The correlation id and the key lead from an order to its trace; a null key has no attribute."
        try AttributeTable([
            "messaging.message.conversation_id": .equals(.string(shop.correlationID)),
            "messaging.kafka.message.key": .equals(.string(shop.key)),
            "messaging.kafka.message.tombstone": .absent,
        ]).verify(spans[0], why: why)
        try AttributeTable([
            "messaging.message.conversation_id": .equals(.string(shop.correlationID)),
            "messaging.kafka.message.key": .absent,
            "messaging.kafka.message.tombstone": .equals(true),
        ]).verify(spans[1], saying: "For a message with a null key and a null value, ", why: why)
    },
]
