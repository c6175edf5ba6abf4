/// Draws a comparison for the terminal: the trees of the expected trace and of the actual one beside one another, what is
/// different marked by a sign and by colour. Traces that look the same are drawn once.
///
/// The output depends on the input and the options only.
public struct ComparisonPicture: Sendable {
    /// The options to draw with.
    public var options: Waterfall.Options
    /// What stands above the expected trace.
    public var expectedHeading: String
    /// What stands above the actual trace.
    public var actualHeading: String

    /// Makes a renderer.
    public init(
        _ options: Waterfall.Options = Waterfall.Options(),
        expectedHeading: String = "asked for",
        actualHeading: String = "yours"
    ) {
        self.options = options
        self.expectedHeading = expectedHeading
        self.actualHeading = actualHeading
    }

    /// Draws a comparison. The text ends with a line break.
    public func render(_ comparison: TraceComparison) -> String {
        let drawing = ComparisonDrawing(
            comparison,
            headings: (expectedHeading, actualHeading),
            width: options.width
        )
        return drawing.lines.map { $0.rendered(color: options.color) + "\n" }.joined()
    }
}
