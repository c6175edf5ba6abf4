import Logging
import Tracing

extension Logger.MetadataProvider {
    /// Adds the ids of the active span to every message, in lowercase hexadecimal, so that a log line leads to its trace
    /// and a trace to its log lines; nothing where no span is active (OpenTelemetry specification, "Trace Context in
    /// non-OTLP Log Formats"). A span that is not sampled has ids too, and its flags say so.
    public static let otel = Logger.MetadataProvider.otel()

    /// The same, under other keys.
    ///
    /// - Parameters:
    ///   - traceIDKey: the key of the trace id, 32 hexadecimal digits.
    ///   - spanIDKey: the key of the span id, 16 hexadecimal digits.
    ///   - traceFlagsKey: the key of the flags, 2 hexadecimal digits as in `traceparent`.
    public static func otel(
        traceIDKey: String = "trace_id",
        spanIDKey: String = "span_id",
        traceFlagsKey: String = "trace_flags"
    ) -> Logger.MetadataProvider {
        Logger.MetadataProvider {
            guard let span = ServiceContext.current?.spanContext, span.isValid else { return [:] }
            return [
                traceIDKey: "\(span.traceID)",
                spanIDKey: "\(span.spanID)",
                traceFlagsKey: .string(hexadecimal(span.traceFlags)),
            ]
        }
    }

    private static func hexadecimal(_ flags: TraceFlags) -> String {
        var digits: [UInt8] = []
        Hex.append(UInt64(flags.intersection(.known).rawValue), width: 2, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }
}
