import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Step 4: the delivery report.
let deliveryChecks: [Check<Lab03Subject>] = [
    Check(
        "producer-span-ends-after-the-delivery-report",
        "The producer span ends after the broker has acknowledged",
        step: 4
    ) { subject, bench in
        let shop = try ProducerScenario(subject, bench)
        let endedBefore = Mutex<[SpanID]>([])
        bench.broker.onAcknowledge { _ in
            endedBefore.withLock { $0 = bench.spans.map(\.context.spanID) }
            bench.clock.advance(milliseconds: 40)
        }
        try await shop.run()
        let span = try shop.producerSpan()
        guard endedBefore.withLock({ $0.contains(span.context.spanID) }) else { return }
        let microseconds = (span.endTime - span.startTime) / 1_000
        throw Feedback(
            "The producer span ended before the broker had acknowledged: it lasted \(microseconds) µs, the broker took 40 ms.",
            picture: shop.sketch(span, "ended before the acknowledgement"),
            why: "A span that ends at the hand-over shows every delivery as fast and successful, the failed ones too."
        )
    },

    Check(
        "producer-span-says-where-the-message-landed",
        "The producer span carries the partition, as text, and the offset, as a number",
        step: 4
    ) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run([shop.message(), shop.message()])
        let spans = try shop.producerSpans(expecting: 2)
        for (span, record) in zip(spans, shop.records) {
            try AttributeTable([
                "messaging.destination.partition.id": .equals(.string(record.partition.description)),
                "messaging.kafka.offset": .equals(.int64(Int64(record.offset.rawValue))),
            ]).verify(span, why: "Partition and offset lead from a span to the very record, when it must be looked at.")
        }
    },

    Check("failed-delivery-is-recorded", "A failed delivery sets the status and error.type", step: 4, points: 2) {
        let shop = try ProducerScenario($0, $1)
        $1.broker.failNextDelivery(with: KafkaError(code: .messageTimedOut, reason: "Local: Message timed out"))
        _ = try? await shop.run()
        let span = try shop.producerSpan()
        try span.verifyFailure(of: "The delivery", secrets: [shop.key, shop.correlationID]) { shop.sketch(span, $0) }
    },

    Check("failed-delivery-is-thrown-on", "A failed delivery is thrown on to the caller", step: 4) {
        let shop = try ProducerScenario($0, $1)
        let failure = KafkaError(code: .notEnoughReplicas, reason: "Broker: Not enough in-sync replicas")
        $1.broker.failNextDelivery(with: failure)
        do {
            try await shop.run()
        } catch {
            guard (error as? KafkaError) != failure else { return }
            throw Feedback(
                "The caller got another error than the broker's: \(error)",
                why: "The caller decides by the error whether to try again; a changed one misleads it."
            )
        }
        throw Feedback(
            "The delivery failed, and `send` returned as if it had not.",
            why: "The customer is told that the order was taken, and the order is nowhere."
        )
    },

    Check("success-leaves-the-status-unset", "A delivery that succeeds leaves status and error.type unset", step: 4) {
        let shop = try ProducerScenario($0, $1)
        try await shop.run()
        let span = try shop.producerSpan()
        let errorType = span.attributes.get("error.type")
        guard span.status != nil || errorType != nil else { return }
        throw Feedback(
            errorType == nil
                ? "The status was set on success; the convention leaves it unset."
                : "error.type is set to \(errorType?.text ?? "") although the delivery succeeded.",
            picture: shop.sketch(span, "status \(span.status?.code.label ?? "unset")"),
            why: "ok is for people who overrule an error; and error.type on success spoils every error rate."
        )
    },
]
