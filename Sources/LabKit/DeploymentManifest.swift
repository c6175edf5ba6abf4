/// The environment variables of a Kubernetes manifest: the pairs of name and value below its one `env:`.
///
/// It reads just what the labs' manifests hold, and says so where it meets something else. It is no YAML parser.
public struct DeploymentManifest: Sendable, Equatable {
    /// A manifest that cannot be read.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// Where, what is wrong, and what to write instead.
        public let description: String
    }

    /// The variables.
    public let environment: [String: String]

    /// Reads a manifest.
    ///
    /// - Parameters:
    ///   - text: the manifest.
    ///   - name: its file's name, for the message.
    /// - Throws: ``Problem`` when there is no `env:` or more than one, or when below it stands anything but names and
    ///   values.
    public init(text: String, name: String) throws(Problem) {
        var reader = ManifestReader(text: text, name: name)
        environment = try reader.environment()
    }
}

/// Goes through a manifest line by line.
private struct ManifestReader {
    private struct Line {
        let number: Int
        let indent: Int
        let text: Substring
    }

    private let name: String
    private let text: String

    init(text: String, name: String) {
        (self.text, self.name) = (text, name)
    }

    mutating func environment() throws(DeploymentManifest.Problem) -> [String: String] {
        let lines = try lines()
        let starts = lines.indices.filter { lines[$0].text == "env:" || lines[$0].text == "- env:" }
        guard let start = starts.first else { throw problem(nil, "there is no line env: with a list below it") }
        guard starts.count == 1 else { throw problem(lines[starts[1]], "there is a second env:; only one is read") }

        var environment: [String: String] = [:]
        var waiting: (name: String, line: Line)?
        for line in lines[(start + 1)...] {
            let isItem = line.text == "-" || line.text.hasPrefix("- ")
            guard line.indent > lines[start].indent || (line.indent == lines[start].indent && isItem) else { break }
            if isItem {
                try finish(waiting)
                let (key, value) = try pair(line.text.dropFirst(), at: line)
                guard key == "name" else { throw problem(line, "write - name: first, and value: on the next line") }
                guard environment[value] == nil else { throw problem(line, "\(value) is there twice") }
                waiting = (value, line)
            } else {
                let (key, value) = try pair(line.text, at: line)
                guard key == "value", let name = waiting?.name else {
                    throw problem(line, "found \(key):; below env: each variable is a line - name: and a line value:")
                }
                environment[name] = value
                waiting = nil
            }
        }
        try finish(waiting)
        return environment
    }

    private func finish(_ waiting: (name: String, line: Line)?) throws(DeploymentManifest.Problem) {
        if let waiting {
            throw problem(waiting.line, "\(waiting.name) has no value: on the next line")
        }
    }

    /// All lines that hold something, without comments of their own.
    private func lines() throws(DeploymentManifest.Problem) -> [Line] {
        var lines: [Line] = []
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = raw.drop { $0 == " " }
            let trimmed = Self.withoutComment(content)
            guard !trimmed.isEmpty else { continue }
            let line = Line(number: index + 1, indent: raw.count - content.count, text: trimmed)
            guard content.first != "\t" else { throw problem(line, "a tab; YAML is indented with spaces") }
            lines.append(line)
        }
        return lines
    }

    /// `key: value`; the value is text.
    private func pair(_ text: Substring, at line: Line) throws(DeploymentManifest.Problem) -> (String, String) {
        let text = text.drop { $0 == " " }
        guard let colon = text.firstIndex(of: ":"), text.index(after: colon) < text.endIndex,
            text[text.index(after: colon)] == " "
        else {
            throw problem(line, "\"\(text)\" is no name with a value; write name: value on one line")
        }
        return (String(text[..<colon]), try scalar(text[colon...].dropFirst().drop { $0 == " " }, at: line))
    }

    private func scalar(_ text: Substring, at line: Line) throws(DeploymentManifest.Problem) -> String {
        guard let first = text.first else { throw problem(line, "the value is missing; write \"\" for an empty one") }
        if first == "\"" || first == "'" {
            let inner = text.dropFirst().dropLast()
            guard text.count >= 2, text.last == first, !inner.contains(first), !inner.contains("\\") else {
                throw problem(line, "the quotes of \(text) do not close, or hold more than plain text")
            }
            return String(inner)
        }
        guard !"{[&*!|>%@`".contains(first) else {
            throw problem(line, "\(text) is YAML that is not read here; write the value between quotes")
        }
        // YAML makes numbers and booleans of these, and Kubernetes refuses them: it wants text.
        guard Double(text) == nil,
            !["true", "false", "yes", "no", "on", "off", "null", "~"].contains(text.lowercased())
        else {
            throw problem(line, "\(text) is not text to Kubernetes; write \"\(text)\"")
        }
        return String(text)
    }

    /// `text` up to a `#` that begins a comment: at its beginning, or after a space and outside quotes.
    private static func withoutComment(_ text: Substring) -> Substring {
        var quote: Character?
        var previous: Character = " "
        var end = text.endIndex
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "#", previous == " " {
                end = index
                break
            } else if character == "\"" || character == "'", previous == " " {
                quote = character
            }
            previous = character
        }
        var kept = text[..<end]
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept
    }

    private func problem(_ line: Line?, _ text: String) -> DeploymentManifest.Problem {
        DeploymentManifest.Problem(description: name + (line.map { ", line \($0.number)" } ?? "") + ": " + text)
    }
}
