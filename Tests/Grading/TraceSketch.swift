import OTel
import Tracing

/// A small drawing of traces: one line a span, children below their parent, and a cross at what is wrong.
public struct TraceSketch: Sendable {
    /// One span in a drawing.
    public struct Node: Sendable {
        var label: String
        var note: String?
        var children: [Node]

        /// A span that is expected.
        public static func span(_ name: String, _ kind: SpanKind, _ children: Node...) -> Node {
            Node(label: "\(name) \(kind.label)", note: nil, children: children)
        }
    }

    /// The lines of the drawing.
    public let lines: [String]

    /// Draws what is expected.
    public init(expected roots: Node...) {
        lines = roots.flatMap(Self.draw(root:))
    }

    /// Draws that nothing is expected, and says in words what is not.
    public init(expectedNothing words: String) {
        lines = ["(\(words))"]
    }

    /// Draws spans as they are.
    ///
    /// - Parameters:
    ///   - spans: finished spans.
    ///   - notes: what to say beside a span; it gets a cross.
    public init(got spans: [SpanData], notes: [SpanID: String] = [:]) {
        let known = Set(spans.map(\.context.spanID))
        let roots = spans.filter { span in span.parent.map { !known.contains($0.spanID) } ?? true }
        let nodes = roots.sorted { $0.startTime < $1.startTime }.map { Self.node($0, among: spans, notes: notes) }
        lines = nodes.isEmpty ? ["(no span ended)"] : nodes.flatMap(Self.draw(root:))
    }

    private static func node(_ span: SpanData, among spans: [SpanData], notes: [SpanID: String]) -> Node {
        let children = spans.filter { $0.parent?.spanID == span.context.spanID }
        return Node(
            label: "\(span.name) \(span.kind.label)",
            note: notes[span.context.spanID],
            children: children.sorted { $0.startTime < $1.startTime }.map { node($0, among: spans, notes: notes) }
        )
    }

    private static func draw(root: Node) -> [String] {
        draw(root, lead: root.note == nil ? "" : "✗ ", rest: root.note == nil ? "" : "  ")
    }

    private static func draw(_ node: Node, lead: String, rest: String) -> [String] {
        var lines = [lead + node.label]
        if let note = node.note {
            lines.append(rest + (node.children.isEmpty ? "  " : "│ ") + "↑ " + note)
        }
        for (index, child) in node.children.enumerated() {
            let isLast = index == node.children.count - 1
            let cross = child.note == nil ? "─ " : "✗ "
            lines += draw(child, lead: rest + (isLast ? "└" : "├") + cross, rest: rest + (isLast ? "   " : "│  "))
        }
        return lines
    }

    /// `expected` beside `got`, in two columns.
    public static func compare(expected: TraceSketch, got: TraceSketch) -> [String] {
        let left = ["expected"] + expected.lines
        let right = ["got"] + got.lines
        let width = max(left.map(\.count).max() ?? 0, 24) + 4
        return (0..<max(left.count, right.count)).map { index in
            let cell = index < left.count ? left[index] : ""
            guard index < right.count else { return cell }
            return cell + String(repeating: " ", count: width - cell.count) + right[index]
        }
    }
}

extension SpanKind {
    /// The kind as OpenTelemetry writes it.
    public var label: String {
        switch self {
        case .client: "CLIENT"
        case .server: "SERVER"
        case .producer: "PRODUCER"
        case .consumer: "CONSUMER"
        case .internal: "INTERNAL"
        }
    }
}
