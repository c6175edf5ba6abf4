/// One word of the tool's command line, and what it does.
protocol Subcommand {
    /// The word.
    static var name: String { get }
    /// What may stand behind it, and what it does, for the usage text.
    static var usage: (arguments: String, summary: String) { get }

    /// What `--help` shows below the usage: the options, and what exit codes mean. Empty where the usage says it all.
    static var details: String { get }

    /// Reads what stands behind the word.
    ///
    /// - Throws: ``UsageError``.
    init(_ arguments: Arguments) throws

    /// Does it.
    ///
    /// - Returns: whether all is as it should be: exit code 0, or else 1.
    /// - Throws: ``WorkshopError``, exit code 2.
    func run(_ session: Session) throws -> Bool
}

extension Subcommand {
    static var details: String { "" }
}

/// A command line that cannot be followed.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
