import Kafka
import OTel
import TraceView

/// What a lab prints when its scenario is over.
struct LabReport {
    let slug: String
    let tracePath: String
    /// Nil where nothing was measured.
    let metricsPath: String?
    /// Nil where no page was asked for.
    let pagePath: String?
    let endpoint: OTLPEndpoint?
    let messages: [KafkaConsumerMessage]
    let todos: [Todo]
    /// Nil where every message and every trace is shown.
    var digest: LabDigest?

    func print() {
        Swift.print(text)
    }

    var text: String {
        ([wire, trace, digest?.text, metrics, steps].compactMap { $0 } + [destinations]).joined(separator: "\n\n")
    }

    private var destinations: String {
        "trace written to \(tracePath)" + (metricsPath.map { "; metrics: \($0)" } ?? "")
            + (pagePath.map { "; page: \($0)" } ?? "") + (endpoint.map { "; collector: \($0)" } ?? "")
    }

    private var wire: String? {
        let messages = digest?.messages ?? messages
        guard !messages.isEmpty else { return nil }
        return (["On the wire"] + messages.flatMap(lines(of:))).joined(separator: "\n")
    }

    private func lines(of message: KafkaConsumerMessage) -> [String] {
        let key = KafkaHeader(key: "", value: message.key).displayValue
        let width = message.headers.map(\.key.count).max() ?? 0
        let headers = message.headers.map { header in
            let pad = String(repeating: " ", count: width - header.key.count)
            return "    \(header.displayKey)\(pad)  \(header.displayValue)"
        }
        return ["  \(message.topic), partition \(message.partition), offset \(message.offset), key \(key)"]
            + (headers.isEmpty ? ["    (no headers)"] : headers)
    }

    private var trace: String {
        let spans = shownSpans
        guard !spans.isEmpty else { return "No span ended: there is no trace to show." }
        let options = Waterfall.Options(width: Terminal.width(), color: Terminal.usesColor())
        return Waterfall(options).render(spans).trimmingSuffix("\n")
    }

    /// All spans, or those of the digest's traces with the links between them.
    private var shownSpans: [TraceSpan] {
        let spans = TraceFile.read(paths: [tracePath]).spans
        guard let digest else { return spans }
        let traceIDs = Set(digest.traceIDs.map(\.hex))
        return spans.filter { traceIDs.contains($0.traceID) }.map { span in
            var span = span
            span.links.removeAll { !traceIDs.contains($0.traceID) }
            return span
        }
    }

    private var metrics: String? {
        guard let metricsPath else { return nil }
        let points = MetricFile.read(paths: [metricsPath]).latestPoints
        return MetricChart(width: Terminal.width(), color: Terminal.usesColor()).render(points).trimmingSuffix("\n")
    }

    private var steps: String? {
        guard !todos.isEmpty else { return nil }
        let lines = todos.sorted { $0.step < $1.step }.map { "  step \($0.step)  \($0.text)  (\($0.file):\($0.line))" }
        return (["To do, from labs/\(slug)/README.md"] + lines).joined(separator: "\n")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String {
        var text = self[...]
        while text.last == suffix {
            text.removeLast()
        }
        return String(text)
    }
}
