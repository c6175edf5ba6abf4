/// How many columns text takes on a terminal. Unicode: UAX #11 (East Asian Width) and UTS #51 (emoji), approximately:
/// terminals differ on rare emoji sequences.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// An emoji takes two columns however many scalars it is made of; elsewhere the scalars add up, and what is combined
    /// with a letter takes no room of its own.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let isEmoji =
            scalars.first?.properties.isEmojiPresentation == true
            // The variation selector that asks for the emoji's coloured, wide form.
            || (scalars.count > 1 && scalars.contains("\u{FE0F}"))
        return isEmoji ? 2 : scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return 1 }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if properties.isDefaultIgnorableCodePoint { return 0 }
        // Hangul vowels and finals complete the syllable that began before them.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul initials
        0x2E80...0x303E,  // CJK radicals and punctuation
        0x3041...0xA4CF,  // kana, CJK, Yi
        0xA960...0xA97F,  // Hangul initials, extended
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // CJK compatibility
        0xFE30...0xFE6F,  // vertical and small forms
        0xFF00...0xFF60,  // full-width forms
        0xFFE0...0xFFE6,
        0x16FE0...0x18CFF,  // Tangut, Khitan
        0x1AFF0...0x1B2FF,  // kana, extended
        0x1F1E6...0x1F1FF,  // flags
        0x1F300...0x1F64F,  // emoji
        0x1F900...0x1F9FF,
        0x20000...0x3FFFD,  // CJK, extended
    ]
}
