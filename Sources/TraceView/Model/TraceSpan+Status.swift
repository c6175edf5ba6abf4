extension TraceSpan {
    /// Whether the work of a span succeeded.
    public struct Status: Sendable, Equatable {
        /// The codes, with the numbers of OTLP.
        public enum Code: Int, Sendable, CaseIterable {
            /// Nobody said; this is what a span that went well usually has.
            case unset = 0
            /// The application says that it went well.
            case ok = 1
            /// The work failed.
            case error = 2
        }

        /// The code.
        public var code: Code
        /// What went wrong, in words; empty where nobody said.
        public var message: String

        /// Makes a status; unset when nothing is given.
        public init(code: Code = .unset, message: String = "") {
            self.code = code
            self.message = message
        }
    }
}
