import Foundation

/// The first error in what a build printed.
struct CompilerError: Equatable {
    /// The file's path as the compiler wrote it; nil for an error that is in no file.
    var file: String?
    var line: Int?
    var column: Int?
    var message: String

    /// Nil where nothing in `output` looks like an error.
    ///
    /// - Parameter folder: errors in files whose path holds this come first, since a mistake in the student's code can have
    ///   followers elsewhere.
    init?(in output: String, preferring folder: String = "\u{0}") {
        let lines = output.split(whereSeparator: \.isNewline)
        let placed = lines.lazy.compactMap(Self.placed)
        if let error = placed.first(where: { $0.file?.contains(folder) == true }) ?? placed.first {
            self = error
        } else if let line = lines.first(where: { $0.hasPrefix("error: ") && !$0.contains("fatalError") }) {
            self.init(message: String(line.dropFirst("error: ".count)))
        } else {
            return nil
        }
    }

    init(file: String? = nil, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `/kit/Exercises/03/A.swift:12:5: error: cannot find 'x' in scope`
    private static func placed(_ line: Substring) -> CompilerError? {
        guard let match = line.wholeMatch(of: /(\/.+?):(\d+):(\d+): (?:fatal )?error: (.+)/) else { return nil }
        return CompilerError(
            file: String(match.1),
            line: Int(match.2),
            column: Int(match.3),
            message: String(match.4)
        )
    }
}
