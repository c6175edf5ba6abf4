/// A file or a line that could not be read. The lines around it were.
public struct ReadProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path, or the name that the caller gave to the input.
    public var source: String
    /// The line, counted from 1; nil when the whole file is meant.
    public var line: Int?
    /// What is wrong, and what to do.
    public var message: String

    /// Makes a problem.
    public init(source: String, line: Int? = nil, message: String) {
        self.source = source
        self.line = line
        self.message = message
    }

    /// `orders.jsonl:3: not JSON: …`, safe to print on a terminal.
    public var description: String {
        let place = line.map { "\(source):\($0)" } ?? source
        return TerminalText.clean("\(place): \(message)")
    }
}
