import Grading
import Kafka
import OTel
import Tracing

/// Step 8: notifications.
let notifierChecks: [Check<Lab05Subject>] = [
    Check(
        "each-channel-has-a-client-span",
        "Each channel is tried inside a span of its own, of kind CLIENT, called `POST {channel}`",
        step: 8
    ) {
        let notifications = NotifierScenario($0, $1)
        await notifications.run()
        for channel in notifications.channels {
            let span = try notifications.span(channel.name)
            let expected = "POST \(channel.name)"
            guard span.kind != .client || span.name != expected else { continue }
            throw Feedback(
                span.kind != .client
                    ? "The span around the request has kind \(span.kind.label)."
                    : "The span's name is not the method and the channel.",
                picture: notifications.sketch(span, "expected \(expected) CLIENT"),
                why: "Backends draw the map of services from CLIENT spans, and group spans by name."
            )
        }
    },

    Check(
        "notification-span-describes-the-request",
        "The client span carries the notification's id, the channel, the host and the answer",
        step: 8
    ) {
        let notifications = NotifierScenario($0, $1)
        await notifications.run()
        for channel in notifications.channels {
            try AttributeTable([
                "notification.id": .equals(.string("order.paid-\(notifications.event.key)")),
                "notification.channel": .equals(.string(channel.name)),
                "http.request.method": .equals("POST"),
                "server.address": .equals(.string(channel.host)),
                "server.port": .equals(443),
                "url.full": .equals(.string("https://\(channel.host)/REDACTED")),
                "http.response.status_code": .equals(200),
            ]).verify(
                notifications.span(channel.name),
                why: "\"Did the customer get the message?\" is asked with its id, and answered per channel."
            )
        }
    },

    Check("no-secret-is-on-a-notification-span", "The secret part of a channel's address is on no span", step: 8) {
        let notifications = NotifierScenario($0, $1, answers: ["slack": .timeout])
        await notifications.run()
        for span in $1.spans {
            try span.verify(
                without: notifications.channels.map(\.secretPath),
                diagnosis: "The secret of a webhook is on the span \(span.name).",
                why: "Whoever may read traces could post in your name, and traces are kept for weeks."
            )
        }
    },

    Check(
        "failed-notification-shows-which",
        "A channel that fails has status error and error.type, and the other has not",
        step: 8,
        points: 2
    ) {
        let answers: [(channel: String, answer: NotifierScenario.Answer, what: String)] = [
            ("slack", .timeout, "Slack did not answer"), ("webhook", .status(503), "The webhook answered 503"),
            ("slack", .status(404), "Slack answered 404"),
        ]
        for (channel, answer, what) in answers {
            let notifications = NotifierScenario($0, $1, answers: [channel: answer])
            await notifications.run()
            let failed = try notifications.span(channel)
            let secrets = notifications.channels.map(\.secretPath) + [notifications.event.key]
            try failed.verifyFailure(of: what, secrets: secrets) { notifications.sketch(failed, $0) }
            if case .status(let status) = answer {
                try AttributeTable(["http.response.status_code": .equals(.int64(Int64(status)))]).verify(
                    failed,
                    saying: "\(what). ",
                    why: "A 404 is a wrong address, and a 503 somebody else's outage: two different calls to make."
                )
            }
            let other = try notifications.span(channel == "slack" ? "webhook" : "slack")
            try other.verifyNoFailure(
                "\(what), and the other channel worked",
                why: "When both look failed, nobody knows which of the two to repair."
            ) { notifications.sketch(other, $0) }
        }
    },

    Check(
        "failed-channel-does-not-stop-the-other",
        "Both channels are tried, whichever fails, and the event counts as handled",
        step: 8
    ) {
        for (channel, answer) in [("webhook", NotifierScenario.Answer.timeout), ("slack", .timeout)] {
            let notifications = NotifierScenario($0, $1, answers: [channel: answer])
            let thrown = await notifications.run()
            let tried = notifications.tried.entries.map(\.value).sorted()
            guard tried == ["slack", "webhook"] else {
                throw Feedback(
                    "\(channel) failed, and only \(tried.joined(separator: ", ")) was tried.",
                    picture: $1.sketch(expected: notifications.expectedTree, [:]),
                    why: "A customer gets no message because your own Slack has an outage."
                )
            }
            guard let thrown else { continue }
            throw Feedback(
                "\(channel) failed, and the handler threw on: \(thrown)",
                why:
                    "The event is delivered again, and the channel that worked is told twice. Lab 06 shows how to retry."
            )
        }
    },
]
