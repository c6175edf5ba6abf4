extension Waterfall {
    /// How to draw.
    public struct Options: Sendable, Equatable {
        /// Below this width no picture is possible.
        public static let minimumWidth = 40

        /// The width in columns that no line exceeds. Less than ``minimumWidth`` counts as that.
        public var width: Int
        /// Whether to write colours as escape sequences.
        public var color: Bool
        /// How many links of a span are listed; the rest is counted.
        public var maximumLinks: Int

        /// Makes options; as they are, for a plain text file.
        public init(width: Int = Terminal.defaultWidth, color: Bool = false, maximumLinks: Int = 3) {
            self.width = width
            self.color = color
            self.maximumLinks = maximumLinks
        }

        /// What suits the standard output of this process.
        public static var forStandardOutput: Options {
            Options(width: Terminal.width(), color: Terminal.usesColor())
        }
    }
}
