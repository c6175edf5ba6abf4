import Grading
import Kafka
import Logging
import OTel
import Tracing

/// Step 9: log lines.
let logChecks: [Check<Lab05Subject>] = [
    Check(
        "request-log-line-has-the-ids-of-its-span",
        "Each request leaves a log line with the ids of its own span and its correlation id",
        step: 9,
        points: 2
    ) { subject, bench in
        let shop = try ShopScenario(subject, bench)
        let carts = [bench.word("cart"), bench.word("cart")]
        await shop.run(
            shop.request(headers: [("X-Correlation-Id", carts[0])]),
            shop.request(headers: [("x-correlation-id", carts[1])])
        )
        try bench.verifyLines(
            of: "shop",
            about: "request",
            spans: shop.requestSpans(expecting: 2),
            correlationIDs: carts
        )
    },

    Check(
        "event-log-line-has-the-ids-of-its-span",
        "Each event leaves a log line with the ids of its own process span and its correlation id",
        step: 9,
        points: 2
    ) { subject, bench in
        let billing = ConsumerScenario(subject, bench)
        let carts = [bench.word("cart"), bench.word("cart")]
        for cart in carts { _ = try await billing.stage(billing.types[0], correlationID: cart) }
        try await billing.run()
        try bench.verifyLines(
            of: "billing",
            about: "event",
            spans: billing.processSpans(expecting: 2),
            correlationIDs: carts
        )
    },

    Check(
        "skipped-and-failed-events-are-logged",
        "A skipped event is logged as a warning, a failed one as an error",
        step: 9
    ) { subject, bench in
        let billing = ConsumerScenario(subject, bench)
        let skipped = bench.word("order.returned")
        _ = try await billing.stage(skipped)
        _ = try await billing.stage(billing.types[0])
        try await billing.run(failing: billing.types[0])
        let spans = try billing.processSpans(expecting: 2)
        for (span, expected) in zip(spans, [("skipped", Logger.Level.warning), ("failed", .error)]) {
            let lines = bench.logs.filter { bench.isWritten($0, inside: span) }
            guard !lines.contains(where: { $0.level == expected.1 }) else { continue }
            throw Feedback(
                "An event was \(expected.0), and no line of level \(expected.1) inside its span says so.",
                picture: bench.picture(of: "billing"),
                why: "Alerts count lines by level; what is only on the span is seen by whoever looks at that very span."
            )
        }
    },

    Check(
        "failed-notification-is-logged",
        "A channel that fails leaves an error line that names the channel, inside its span",
        step: 9
    ) { subject, bench in
        let notifications = NotifierScenario(subject, bench, answers: ["slack": .status(503)])
        await notifications.run()
        let span = try notifications.span("slack")
        let errors = bench.logs.filter { $0.level >= .error }
        let named = errors.filter { line in
            (line.metadata.values.map(\.description) + [line.message]).contains { $0.contains("slack") }
        }
        guard let line = named.first(where: { bench.isWritten($0, inside: span) }) else {
            throw Feedback(
                errors.isEmpty
                    ? "Slack failed, and no line of level error says so."
                    : named.isEmpty
                        ? "Slack failed, and the error line does not say which channel it was."
                        : "The line about Slack was not written inside Slack's span: it has the ids of another, or none.",
                picture: bench.picture(of: "notifications"),
                why: "The line is what wakes somebody; its ids are how they get to the request that failed."
            )
        }
        guard line.metadata["correlation_id"]?.description != notifications.event.correlationID else { return }
        throw Feedback(
            "The error line has no correlation_id with the event's correlation id.",
            picture: bench.picture(of: "notifications"),
            why: "Support knows the order, not the trace: the correlation id is how they find the line."
        )
    },

    Check(
        "no-secret-is-in-a-log-line",
        "No card number and no secret of a channel stands in a log line",
        step: 9
    ) { subject, bench in
        let shop = try ShopScenario(subject, bench)
        await shop.run(shop.request(headers: [("X-Correlation-ID", bench.word("cart"))]))
        let notifications = NotifierScenario(subject, bench, answers: ["slack": .status(503)])
        await notifications.run()
        let secrets = notifications.channels.map(\.secretPath) + [shop.card]
        guard
            let line = bench.logs.first(where: { line in
                (line.metadata.values.map(\.description) + [line.message]).contains { text in
                    secrets.contains { text.contains($0) }
                }
            })
        else { return }
        throw Feedback(
            "A log line of \(line.resource.serviceName) holds a card number or the secret of a channel.",
            picture: bench.picture(of: line.resource.serviceName),
            why: "Log files are copied to more places than anybody remembers."
        )
    },

    Check(
        "one-order-is-one-trace",
        "From the request to the notification, all spans and log lines of an order are in one trace",
        step: 9,
        points: 3
    ) { subject, bench in
        let path = try PathScenario(subject, bench)
        let (caller, cart) = (bench.remoteSpanContext(), bench.word("cart"))
        try await path.run(traceparent: WireTraceparent.text(of: caller), correlationID: cart)

        let expected = ["shop", "billing", "notifications"]
        let strays = bench.spans.filter { $0.context.traceID != caller.traceID }
        let reached = expected.filter { !bench.spans(of: $0).isEmpty }
        guard strays.isEmpty, reached == expected else {
            throw Feedback(
                strays.isEmpty
                    ? "The path of the order ends in \(reached.last ?? "no service"): nothing of it is in the service after."
                    : "\(strays[0].name) of \(strays[0].resource.serviceName) is in a trace of its own.",
                picture: bench.sketch(
                    expected: path.expectedTree,
                    Dictionary(strays.map { ($0.context.spanID, "another trace") }) { first, _ in first }
                ),
                why: "One trace from the click to the message is what all of this is for."
            )
        }
        let lost = bench.logs.filter {
            $0.metadata["trace_id"]?.description != caller.traceID.hex
                || $0.metadata["correlation_id"]?.description != cart
        }
        guard lost.isEmpty else {
            throw Feedback(
                "A line of \(lost[0].resource.serviceName) lacks the trace id or the correlation id of the order.",
                picture: expected.flatMap(bench.picture(of:))
                    + ["", "expected  trace_id=\(caller.traceID) correlation_id=\(cart)"],
                why: "Whoever follows the order through the log loses it at this line."
            )
        }
    },
]
