/// Draws traces for the terminal: a row a span, indented under its parent, with a bar on the common time axis.
///
/// The output depends on the input and the options only.
public struct Waterfall: Sendable {
    /// The options to draw with.
    public var options: Options

    /// Makes a renderer.
    public init(_ options: Options = Options()) {
        self.options = options
    }

    /// Draws spans, sorted into traces and groups first. The text ends with a line break.
    public func render(_ spans: [TraceSpan]) -> String {
        render(TraceForest(spans: spans))
    }

    /// Draws groups of traces one below the other. The text ends with a line break.
    public func render(_ forest: TraceForest) -> String {
        guard !forest.groups.isEmpty else { return "no spans to show\n" }
        let drawing = WaterfallDrawing(forest: forest, options: options)
        let lines = forest.groups.map(drawing.lines).joined(separator: [StyledLine()])
        return lines.map { $0.rendered(color: options.color) + "\n" }.joined()
    }
}
