import Grading
import Logging
import OTel
import Tracing

extension Bench {
    /// Whether a line has the ids of `span`, or of one below it.
    func isWritten(_ line: LogRecord, inside span: SpanData) -> Bool {
        let spanID = line.metadata["span_id"]?.description
        guard line.metadata["trace_id"]?.description == span.context.traceID.hex,
            let named = spans.first(where: { $0.context.spanID.hex == spanID })
        else { return false }
        return isInside(named.context, span)
    }

    /// For each span a line was written inside it, with its correlation id, and no line has no ids.
    func verifyLines(
        of service: String,
        about what: String,
        spans: [SpanData],
        correlationIDs: [String]
    ) throws {
        let lines = logs.filter { $0.resource.serviceName == service }
        let why = "A line without its ids leads nowhere; with another's ids it leads to the wrong order."
        if let lost = lines.first(where: { $0.metadata["trace_id"] == nil }) {
            throw Feedback(
                "The line \"\(lost.message)\" was written outside any span, and has no trace_id.",
                picture: picture(of: service),
                why: why
            )
        }
        for (index, (span, correlationID)) in zip(spans, correlationIDs).enumerated() {
            let own = lines.filter { isWritten($0, inside: span) }
            guard !own.contains(where: { $0.metadata["correlation_id"]?.description == correlationID }) else {
                continue
            }
            let isElsewhere = lines.contains { $0.metadata["correlation_id"]?.description == correlationID }
            throw Feedback(
                lines.isEmpty
                    ? "No line was logged."
                    : isElsewhere
                        ? "The line about \(what) \(index + 1) has the ids of another span: they were not taken when it was written."
                        : "No line about \(what) \(index + 1) has its correlation id, as correlation_id in the metadata.",
                picture: picture(of: service) + [
                    "", "expected for \(what) \(index + 1)",
                    "  trace_id=\(span.context.traceID) span_id=\(span.context.spanID) correlation_id=\(correlationID)",
                ],
                why: why
            )
        }
    }

    /// The lines of a service, for people.
    func picture(of service: String) -> [String] {
        let lines = logs.filter { $0.resource.serviceName == service }
        return ["lines of \(service)"]
            + (lines.isEmpty ? ["  (none)"] : [])
            + lines.flatMap { line in
                let metadata = line.metadata.sorted { $0.key < $1.key }.filter { $0.key != "trace_flags" }
                return ["  \(line.level) \"\(line.message)\""] + metadata.map { "    \($0.key)=\($0.value)" }
            }
    }
}
