import Grading
import Kafka
import OTel
import Tracing

extension PublisherScenario {
    /// The record has each readable header once, with its text.
    func verifyReadableHeaders(why: String) throws {
        let expected = [
            ("event_type", event.type), ("correlation_id", event.correlationID), ("service", "billing"),
        ]
        let headers = try headers()
        let wrong = expected.filter { headers.onlyText(of: $0.0) != $0.1 }.map(\.0)
        guard let first = wrong.first else { return }
        func plain(_ key: String) -> String { key.lowercased().filter { $0.isLetter } }
        let alike = headers.first { plain($0.key) == plain(first) && $0.key != first }
        let count = headers.values(of: first).count
        let diagnosis =
            switch (count, alike) {
            case (0, let alike?): "The header is called \(alike.key), and not \(first)."
            case (0, nil): "There is no header \(first)."
            case (1, _): "The header \(first) does not hold the text it should."
            default: "The event went out with \(count) headers \(first)."
            }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.list("expected", expected.map { KafkaHeader(key: $0.0, value: $0.1) })
                + HeaderSketch.list("on the wire", headers) { wrong.contains($0.key) || $0.key == alike?.key },
            why: why
        )
    }

    /// The record has one valid traceparent, and it names the producer span.
    func verifyTraceparent(why: String) throws {
        let headers = try headers()
        let values = headers.values(of: "traceparent")
        guard values.count == 1 else {
            let alike = headers.first { $0.key.lowercased() == "traceparent" && $0.key != "traceparent" }
            throw Feedback(
                values.isEmpty
                    ? alike.map { "The header is called \($0.key), and not traceparent." }
                        ?? "The event has no traceparent header."
                    : "The event went out with \(values.count) traceparent headers: the new one was added to the old.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key.lowercased() == "traceparent" },
                why: why
            )
        }
        let span = try sendSpan()
        let expected = WireTraceparent.text(of: span.context)
        guard let wire = WireTraceparent(values[0]) else {
            throw Feedback(
                "The traceparent header is not the 55 characters of version 00.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" },
                why: why
            )
        }
        guard !wire.names(span.context) else { return }
        let other = bench.spans.first { wire.names($0.context) }
        throw Feedback(
            other.map { "The span \($0.name) is on the wire: the context was not taken from the producer span." }
                ?? "The span on the wire is none of this service's: it came with the event from the service before.",
            picture: HeaderSketch.traceparent(
                expected: expected,
                got: wire.text,
                field: wire.traceID == span.context.traceID.hex ? .parentID : .traceID,
                note: other?.name ?? "the service before"
            ) + [""] + sketch(span, "its id should be on the wire"),
            why: why
        )
    }
}
