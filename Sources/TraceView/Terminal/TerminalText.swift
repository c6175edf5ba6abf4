/// Makes text from files safe and fit for a terminal.
///
/// A span's name can hold anything. Printed as it is, an escape sequence in it would recolour, retitle or overwrite the
/// reader's terminal, and a direction mark would turn the line around.
enum TerminalText {
    /// A letter with more marks than this is shortened; real scripts and emoji stay below.
    private static let maximumScalarsPerCharacter = 12

    /// The text with every control and direction character made visible.
    static func clean(_ text: String) -> String {
        var result = ""
        for character in text { result += clean(character) }
        return result
    }

    /// At most `width` columns of the cleaned text; where something is cut off, it ends in `…`.
    static func fitted(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        var kept = ""
        var keptWidth = 0
        // What is kept while there is still room for the ellipsis.
        var shortened = ""
        for character in text {
            let next = clean(character)
            keptWidth += DisplayWidth.of(next)
            if keptWidth > width { return shortened + "…" }
            kept += next
            if keptWidth < width { shortened = kept }
        }
        return kept
    }

    /// The first `length` characters of an id, with `…` for the rest.
    static func shortened(_ id: String, to length: Int) -> String {
        id.count > length + 1 ? id.prefix(length) + "…" : id
    }

    private static func clean(_ character: Character) -> String {
        if character.isASCII, let byte = character.asciiValue, (0x20..<0x7F).contains(byte) { return String(character) }
        var result = String.UnicodeScalarView()
        for scalar in character.unicodeScalars.prefix(maximumScalarsPerCharacter) { result.append(visible(scalar)) }
        return String(result)
    }

    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0: "\u{FFFD}"
        // Marks and overrides of the writing direction, line and paragraph separators, what is meant not to be seen.
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: "\u{FFFD}"
        default: scalar
        }
    }
}
