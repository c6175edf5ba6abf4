/// One line of output, made of styled pieces. The only place where escape sequences are written: whatever is appended
/// has been cleaned of them.
struct StyledLine {
    private var pieces: [(text: String, style: TextStyle)] = []
    private(set) var width = 0

    /// Appends text, cut to `limit` columns where one is given.
    mutating func append(_ text: String, _ style: TextStyle = .plain, limit: Int = .max) {
        let fitted = TerminalText.fitted(text, to: limit)
        guard !fitted.isEmpty else { return }
        pieces.append((fitted, style))
        width += DisplayWidth.of(fitted)
    }

    /// Appends text cut or filled up with spaces to exactly `width` columns.
    mutating func append(_ text: String, _ style: TextStyle = .plain, column width: Int, alignedRight: Bool = false) {
        let fitted = TerminalText.fitted(text, to: width)
        let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(fitted)))
        if alignedRight { append(padding) }
        append(fitted, style)
        if !alignedRight { append(padding) }
    }

    /// Appends spaces up to a column, counted from 0.
    mutating func pad(to column: Int) {
        append(String(repeating: " ", count: max(0, column - width)))
    }

    /// The line as text, without spaces at its end.
    func rendered(color: Bool) -> String {
        var rest = pieces[...]
        while let last = rest.last, last.text.allSatisfy({ $0 == " " }) { rest.removeLast() }
        return rest.map { piece in
            guard color, let rendition = piece.style.graphicRendition else { return piece.text }
            return "\u{1B}[\(rendition)m\(piece.text)\u{1B}[0m"
        }.joined()
    }
}
