/// Text that a careless writer of JSON gets wrong.
enum HostileText {
    static let quotes = #""\'/</script>&%s${x}\u0041\n"#
    static let controls = text((0...0x1F).map { $0 } + (0x7F...0x9F))
    static let lineBreaks = "a\r\nb\rc\nd\u{2028}e\u{2029}f\u{85}g"
    static let emoji = "\u{1F469}\u{200D}\u{1F467}\u{1F1E9}\u{1F1EA}e\u{301}\u{E9}"
    static let directions = "\u{202E}abc\u{202C}\u{5D0}\u{FEFF}"
    static let lastOfPlanes = "\u{D7FF}\u{E000}\u{FFFD}\u{FFFE}\u{FFFF}\u{10000}\u{10FFFF}"
    static let numberLike = "-Infinity"
    static let long = String(repeating: "\u{FC}\"", count: 50_000)

    private static func text(_ scalars: [UInt32]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return String(view)
    }
}
