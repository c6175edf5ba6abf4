extension Logger {
    /// How much a message matters, from the least to the most.
    public enum Level: String, Codable, CaseIterable, Sendable {
        /// A step of the program, of use only to follow it closely.
        case trace
        /// Of use to find a fault.
        case debug
        /// What the program does.
        case info
        /// No error, and perhaps in need of attention.
        case notice
        /// No error yet, and graver than a notice.
        case warning
        /// Something failed.
        case error
        /// Somebody is needed at once.
        case critical
    }
}

extension Logger.Level: Comparable {
    /// Whether `lhs` matters less than `rhs`.
    public static func < (lhs: Logger.Level, rhs: Logger.Level) -> Bool {
        lhs.order < rhs.order
    }

    private var order: Int {
        switch self {
        case .trace: 0
        case .debug: 1
        case .info: 2
        case .notice: 3
        case .warning: 4
        case .error: 5
        case .critical: 6
        }
    }
}

extension Logger.Level: CustomStringConvertible, LosslessStringConvertible {
    /// The level's name in lowercase.
    public var description: String { rawValue }

    /// The level with this name, in any case; nil when there is none.
    public init?(_ description: String) {
        self.init(rawValue: description.lowercased())
    }
}
