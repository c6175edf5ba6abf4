/// Text from elsewhere, made fit for one line of a terminal.
enum OneLine {
    /// `text` without controls (escape sequences and line breaks among them), cut at `limit` characters.
    static func of(_ text: String, limit: Int = 200) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line) + (text.unicodeScalars.count > limit ? "…" : "")
    }
}
