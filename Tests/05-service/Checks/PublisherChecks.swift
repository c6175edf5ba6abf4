import Grading
import Kafka
import OTel
import Tracing

/// Step 4: the publisher.
let publisherChecks: [Check<Lab05Subject>] = [
    Check(
        "send-span-is-a-child-of-the-caller",
        "A producer span, `send {topic}`, is a child of the span that publishes",
        step: 4
    ) {
        let billing = try PublisherScenario($0, $1)
        try await billing.run()
        let span = try billing.sendSpan()
        let expected = "send \(billing.topic)"
        guard let caller = billing.caller, $1.isInside(span.context, caller) else {
            throw Feedback(
                span.parent == nil
                    ? "The producer span is the root of a trace of its own: the caller's context was not used."
                    : "The producer span is not below the span that published.",
                picture: billing.sketch(span, "not below process orders"),
                why: "The trace ends at the service, and begins anew at the event: two halves, and nobody joins them."
            )
        }
        guard span.kind != .producer || span.name != expected else { return }
        throw Feedback(
            span.kind != .producer
                ? "The span of the send has kind \(span.kind.label)."
                : "The span's name is not the operation and the topic.",
            picture: billing.sketch(span, "expected \(expected) PRODUCER"),
            why: "Backends group spans by name, and show the wait between a PRODUCER and a CONSUMER span."
        )
    },

    Check(
        "send-span-describes-the-event",
        "The producer span carries the event's type, the correlation id and the topic",
        step: 4
    ) {
        let billing = try PublisherScenario($0, $1)
        try await billing.run()
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("send"),
            "messaging.operation.type": .equals("send"),
            "messaging.destination.name": .equals(.string(billing.topic)),
            "messaging.message.conversation_id": .equals(.string(billing.event.correlationID)),
            "event.type": .equals(.string(billing.event.type)),
        ]).verify(billing.sendSpan(), why: "One topic carries many kinds of events; the span should say which it was.")
    },

    Check(
        "event-headers-are-readable",
        "The headers event_type, correlation_id and service are on the wire as plain text",
        step: 4
    ) {
        let billing = try PublisherScenario($0, $1)
        try await billing.run()
        try billing.verifyReadableHeaders(
            why: "Consumers decide by these headers; Kafka's header keys, unlike HTTP's, are told apart by case."
        )
    },

    Check("send-span-is-on-the-wire", "The traceparent on the wire names the producer span", step: 4, points: 2) {
        let billing = try PublisherScenario($0, $1)
        try await billing.run()
        try billing.verifyTraceparent(
            why: "The consumer would hang beside the send instead of below it, and the wait in Kafka could not be seen."
        )
    },

    Check(
        "event-without-an-active-span-has-a-traceparent",
        "An event that is published outside any span has a traceparent too",
        step: 4
    ) {
        let billing = try PublisherScenario($0, $1)
        try await billing.run(inSpan: false)
        try billing.verifyTraceparent(
            why: "Jobs and timers publish without a request around them; their events need a trace as well."
        )
    },

    Check(
        "republished-headers-are-replaced",
        "An event that goes on has each header once, and the headers of others survive",
        step: 4
    ) {
        let stale = WireTraceparent.text(of: $1.remoteSpanContext())
        let others = [
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + $1.bytes(count: 4)),
            KafkaHeader(key: "gift-note", value: nil),
        ]
        let given =
            [
                KafkaHeader(key: "event_type", value: "order.placed"), KafkaHeader(key: "service", value: "shop"),
                KafkaHeader(key: "correlation_id", value: $1.word("old")),
                KafkaHeader(key: "traceparent", value: stale),
            ] + others
        let billing = try PublisherScenario($0, $1, headers: given)
        try await billing.run()
        try billing.verifyReadableHeaders(
            why: "With two event types some readers take the first and some the last: one order, two opinions."
        )
        try billing.verifyTraceparent(
            why: "With two traceparents some readers take the first and some the last: the trace splits by language."
        )
        let headers = try billing.headers()
        guard headers.filter({ header in others.contains { $0.key == header.key } }) != others else { return }
        throw Feedback(
            "Headers that are not the publisher's were lost or changed.",
            picture: HeaderSketch.list("given", given) + HeaderSketch.list("on the wire", headers),
            why: "A consumer that cannot find its schema id cannot read the event at all."
        )
    },

    Check(
        "failed-publish-is-recorded-and-thrown-on",
        "A failed delivery sets status and error.type, and reaches the caller",
        step: 4
    ) {
        let billing = try PublisherScenario($0, $1)
        let failure = KafkaError(code: .notEnoughReplicas, reason: "Broker: Not enough in-sync replicas")
        $1.broker.failNextDelivery(with: failure)
        var thrown: (any Error)?
        do { try await billing.run() } catch { thrown = error }
        let span = try billing.sendSpan()
        try span.verifyFailure(of: "The delivery failed", secrets: [billing.event.key, billing.event.correlationID]) {
            billing.sketch(span, $0)
        }
        guard thrown as? KafkaError != failure else { return }
        throw Feedback(
            "The delivery failed, and `publish` "
                + (thrown.map { "threw another error: \($0)" } ?? "returned as if it had not."),
            why: "The shop answers 503 because of this error; without it the customer believes that all is well."
        )
    },
]
