import Grading
import Kafka
import OTel
import Tracing

/// Symptom 5: customers were not told, and no trace shows an error.
let notificationChecks: [Check<Lab12Subject>] = [
    Check(
        "refused-notification-shows-an-error",
        "A channel that answers with 400 or more leaves an error",
        step: 5,
        points: 2
    ) {
        let rig = Rig($0, $1, step: 5)
        let (client, server) = ($1.number(in: 400...429), $1.number(in: 500...504))
        _ = try await rig.stage(on: Rig.parcels, by: "warehouse")
        try await rig.notify(["webhook", "slack"]) { $0 == "slack" ? server : client }
        try verifyFailure(of: "slack", rig, "slack answered \(server)")
        try verifyFailure(of: "webhook", rig, "The webhook answered \(client)")
    },

    Check(
        "unanswered-notification-shows-an-error",
        "A channel that does not answer leaves an error",
        step: 5
    ) {
        let rig = Rig($0, $1, step: 5)
        _ = try await rig.stage(on: Rig.parcels, by: "warehouse")
        try await rig.notify(["webhook", "slack"]) { channel in
            guard channel != "webhook" else { throw Rig.NoAnswer() }
            return 200
        }
        try verifyFailure(of: "webhook", rig, "The webhook did not answer")
    },

    Check(
        "delivered-notification-shows-none",
        "A channel that took the notification leaves no error",
        step: 5
    ) {
        let rig = Rig($0, $1, step: 5)
        let status = [200, 201, 204, 302][$1.number(in: 0...3)]
        _ = try await rig.stage(on: Rig.parcels, by: "warehouse")
        try await rig.notify(["webhook", "slack"]) { $0 == "slack" ? 500 : status }
        let path = try callPath(of: "webhook", rig)
        guard let wrong = path.first(where: { $0.status?.code == .error || $0.attributes.get("error.type") != nil })
        else { return }
        throw Feedback(
            "The webhook answered \(status), and \(wrong.name) shows an error.",
            picture: ["got"] + TraceSketch(got: $1.spans, notes: [wrong.context.spanID: "was delivered"]).lines,
            why: "Alerts that ring for what went well are turned off, and then nobody hears the others."
        )
    },

    Check(
        "failed-channel-stops-nobody",
        "After a failure the other channels are told, and the next parcels too",
        step: 5
    ) {
        let rig = Rig($0, $1, step: 5)
        let parcels = [
            try await rig.stage(on: Rig.parcels, by: "warehouse", partition: 1),
            try await rig.stage(on: Rig.parcels, by: "warehouse", partition: 1),
        ]
        var thrown: (any Error)?
        do {
            try await rig.notify(["webhook", "slack"]) { channel in
                guard channel != "webhook" else { throw Rig.NoAnswer() }
                return 200
            }
        } catch {
            thrown = error
        }
        let isCommitted =
            $1.broker.committedOffset(
                group: "notifications",
                topic: Rig.parcels,
                partition: KafkaPartition(rawValue: 1)
            ).map { $0 > parcels[1].record.offset } ?? false
        guard thrown != nil || rig.calls.count != 4 || !isCommitted else { return }
        throw Feedback(
            "The webhook did not answer for two parcels. \(rig.calls.count) calls were made of 4, "
                + (thrown.map { "and the service stopped: \($0)" }
                    ?? (isCommitted ? "and the parcels are committed." : "and the parcels are not committed.")),
            picture: ["got"] + TraceSketch(got: $1.spans).lines,
            why: "An error that is made visible must not become one that stops the service."
        )
    },
]

/// The spans around the call to `channel`, from the inside out, up to that of the message.
private func callPath(of channel: String, _ rig: Rig) throws -> [SpanData] {
    let message = rig.consumerSpans(of: "notifications").first
    var path: [SpanData] = []
    var next = rig.calls.first { $0.channel == channel }?.active
    while let span = rig.span(next), span.context.spanID != message?.context.spanID, path.count < 10 {
        path.append(span)
        next = span.parent
    }
    guard message == nil || path.isEmpty else { return path }
    throw Feedback(
        "The call to \(channel) is inside no span of its own, below that of the message.",
        picture: ["got"] + TraceSketch(got: rig.bench.spans).lines,
        why: "Each channel fails by itself, and is to be seen by itself."
    )
}

private func verifyFailure(of channel: String, _ rig: Rig, _ event: String) throws {
    let path = try callPath(of: channel, rig)
    guard !path.contains(where: { $0.status?.code == .error && $0.attributes.get("error.type") != nil }) else { return }
    let isHalf = path.contains { $0.status?.code == .error || $0.attributes.get("error.type") != nil }
    throw Feedback(
        isHalf
            ? "\(event): the span of the call shows only one of the two, the status error and error.type."
            : "\(event), and the trace looks as if all was well.",
        picture: ["got"] + TraceSketch(got: rig.bench.spans, notes: [path[0].context.spanID: "failed"]).lines,
        why: "The customer was not told. Nobody will look for it in a trace without an error."
    )
}
