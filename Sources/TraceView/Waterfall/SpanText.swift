/// Words about a span.
enum SpanText {
    /// The name, marked when the span failed.
    static func name(_ span: TraceSpan) -> String {
        let name = bareName(span)
        return span.status.code == .error ? "✗ " + name : name
    }

    /// The cleaned name, or words for a missing one. Cut to a length that no terminal shows in one line.
    static func bareName(_ span: TraceSpan) -> String {
        span.name.isEmpty ? "(no name)" : TerminalText.fitted(span.name, to: 200)
    }

    /// How long the span took; a dash where its times do not tell.
    static func duration(_ span: TraceSpan) -> String {
        span.duration.map { DurationText.format(nanoseconds: $0) } ?? "—"
    }

    /// Why the span failed: `error.type` and the status message, else the recorded exception. Nil for a span without
    /// the status Error.
    static func failure(_ span: TraceSpan) -> String? {
        guard span.status.code == .error else { return nil }
        let exception = span.events.last { $0.name == "exception" }?.attributes
        let type = span.attributes.text("error.type") ?? exception?.text("exception.type")
        let message =
            span.status.message.isEmpty ? exception?.text("exception.message") : span.status.message
        let parts = [type, message].compactMap(\.self).uniqued()
        return parts.isEmpty ? "failed, with neither error.type nor a message" : parts.joined(separator: ": ")
    }

    /// What is wrong with the span's times; nil when they are right.
    static func timeProblem(_ span: TraceSpan) -> String? {
        let (start, end) = (span.startTimeUnixNano, span.endTimeUnixNano)
        if start == 0 { return "has no start time" }
        if end == 0 { return "has no end time" }
        return end < start ? "ends \(DurationText.format(nanoseconds: start - end)) before it starts" : nil
    }

    /// The wait of a message in words, for instance `waited 12.3 ms in Kafka`.
    static func wait(_ wait: QueueWait, consumer: TraceSpan) -> String {
        let system = consumer.attributes.text("messaging.system").map { $0 == "kafka" ? "Kafka" : $0 } ?? "Kafka"
        return switch wait {
        case .waited(let time): "waited \(DurationText.format(nanoseconds: time)) in \(system)"
        case .atMost(let time): "waited at most \(DurationText.format(nanoseconds: time)) in \(system)"
        case .clockSkew(let time): "clock skew: starts \(DurationText.format(nanoseconds: time)) before it was sent"
        }
    }

    /// The record that a link stands for, as its attributes say: `partition 0, offset 2`. Nil where they do not.
    static func record(_ link: TraceSpan.Link) -> String? {
        guard let partition = link.attributes.text("messaging.destination.partition.id"),
            case .int(let offset) = link.attributes["messaging.kafka.offset"]
        else { return nil }
        return "partition \(TerminalText.fitted(partition, to: 12)), offset \(offset)"
    }

    /// `1 span`, `2 spans`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
