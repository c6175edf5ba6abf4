/// Draws metrics for the terminal: a histogram with a bar for each bucket, anything else as a line.
///
/// The output depends on the input and the options only.
public struct MetricChart: Sendable {
    /// Below this width no picture is possible.
    public static let minimumWidth = 40

    /// The width in columns that no line exceeds. Less than ``minimumWidth`` counts as that.
    public var width: Int
    /// Whether to write colours as escape sequences.
    public var color: Bool

    /// Makes a renderer; as it is, for a plain text file.
    public init(width: Int = Terminal.defaultWidth, color: Bool = false) {
        self.width = width
        self.color = color
    }

    /// Draws points one below the other. The text ends with a line break.
    public func render(_ points: [MetricPoint]) -> String {
        guard !points.isEmpty else { return "no metrics to show\n" }
        let drawing = MetricDrawing(width: max(width, Self.minimumWidth))
        let lines = points.map(drawing.lines).joined(separator: [StyledLine()])
        return lines.map { $0.rendered(color: color) + "\n" }.joined()
    }
}
