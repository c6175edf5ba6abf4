import TraceView

/// How the tool's text looks on this output. Colours only where there is a terminal that wants them.
struct Style: Sendable {
    var width: Int
    var usesColor: Bool

    /// What standard output can show.
    static var ofTerminal: Style {
        Style(width: Terminal.width(), usesColor: Terminal.usesColor())
    }

    /// The sixteen basic colours only: the terminal's theme makes them readable on its background.
    enum Tint: String {
        case strong = "1"
        case quiet = "2"
        case bad = "31"
        case good = "32"
        case warning = "33"
    }

    func callAsFunction(_ tint: Tint, _ text: String) -> String {
        usesColor && !text.isEmpty ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// At most `limit` characters; where something is cut off, it ends in `…`.
    func fitted(_ text: String, to limit: Int) -> String {
        text.count > max(limit, 1) ? text.prefix(max(limit, 1) - 1) + "…" : text
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// This text with what could steer a terminal made visible. Line breaks stay.
    var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
                        ? scalar : "\u{FFFD}"
                }
            )
        )
    }

    /// This text as a name in a line: it can neither steer a terminal nor begin another line.
    var asOneLine: String {
        withoutControls.replacing(/[\n\t\u{2028}\u{2029}]/, with: "\u{FFFD}")
    }

    /// Broken into lines of at most `width` characters, at spaces.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
