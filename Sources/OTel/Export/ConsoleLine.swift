import Tracing

/// A span as one line of text:
/// `2025-11-03T10:00:00.250Z "shop" "send orders" producer 1.500 ms trace=… span=… parent=… messaging.system="kafka"`.
enum ConsoleLine {
    static func describe(_ span: SpanData) -> String {
        var fields = [
            ConsoleText.time(span.startTime), ConsoleText.quoted(span.resource.serviceName),
            ConsoleText.quoted(span.name), "\(span.kind)", duration(span), "trace=\(span.context.traceID)",
            "span=\(span.context.spanID)",
        ]
        if let parent = span.parent {
            fields.append("parent=\(parent.spanID)")
        }
        if let status = span.status {
            fields.append("status=\(status.code)" + (status.message.map { " " + ConsoleText.quoted($0) } ?? ""))
        }
        span.attributes.forEach { fields.append("\(ConsoleText.word($0))=\(value($1))") }
        if !span.events.isEmpty {
            fields.append("events=\(span.events.count)")
        }
        if !span.links.isEmpty {
            fields.append("links=\(span.links.count)")
        }
        return fields.joined(separator: " ")
    }

    // MARK: - Durations

    private static func duration(_ span: SpanData) -> String {
        span.endTime >= span.startTime
            ? milliseconds(span.endTime - span.startTime)
            : "ends " + milliseconds(span.startTime - span.endTime) + " before it starts"
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        "\(nanoseconds / 1_000_000).\(ConsoleText.threeDigits(nanoseconds / 1000 % 1000)) ms"
    }

    // MARK: - Attributes

    private static func value(_ attribute: SpanAttribute) -> String {
        switch attribute {
        case .string(let value): ConsoleText.quoted(value)
        case .bool(let value): "\(value)"
        case .int32(let value): "\(value)"
        case .int64(let value): "\(value)"
        case .double(let value): "\(value)"
        case .stringArray(let values): list(values.map(ConsoleText.quoted))
        case .boolArray(let values): list(values)
        case .int32Array(let values): list(values)
        case .int64Array(let values): list(values)
        case .doubleArray(let values): list(values)
        }
    }

    private static func list(_ values: [some CustomStringConvertible]) -> String {
        "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
}
