import Logging

/// A logged message as one line of text: time, level, label, message, metadata in order of their keys, the service, and
/// last the ids that lead to the trace.
enum LogLine {
    private static let ids = ["trace_id", "span_id", "trace_flags"]

    static func describe(_ record: LogRecord) -> String {
        var fields = [
            ConsoleText.time(record.nanosecondsSinceEpoch), "\(record.level)", ConsoleText.word(record.label),
            ConsoleText.quoted(record.message),
        ]
        fields += record.metadata.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }.map(field)
        if record.resource.serviceName != Resource.unknownService {
            fields.append("service.name=" + ConsoleText.word(record.resource.serviceName))
        }
        fields += ids.compactMap { id in record.metadata[id].map { field(id, $0) } }
        return fields.joined(separator: " ")
    }

    private static func field(_ key: String, _ value: Logger.MetadataValue) -> String {
        ConsoleText.word(key) + "=" + text(value)
    }

    private static func text(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): ConsoleText.word(text)
        case .stringConvertible(let value): ConsoleText.word(value.description)
        case .array(let values): "[" + values.map(text).joined(separator: ", ") + "]"
        case .dictionary(let values):
            "{" + values.sorted { $0.key < $1.key }.map(field).joined(separator: ", ") + "}"
        }
    }
}
