extension Logger {
    /// The text of a log message, written as a string literal, with interpolations or without.
    public struct Message: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
        /// The text.
        public let description: String

        /// A message with this text.
        public init(stringLiteral value: String) {
            description = value
        }
    }
}
