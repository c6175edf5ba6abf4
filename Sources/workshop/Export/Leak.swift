/// A text that students must not have, found in a file of their edition.
struct Leak: Equatable, CustomStringConvertible {
    /// The file of the edition.
    let path: String

    /// The text: a line, three lines, or a name.
    let text: String

    /// The file of the kit that it comes from.
    let origin: String

    var description: String {
        "\(path) has a text of \(origin): \(text.replacing("\n", with: " ⏎ "))"
    }
}
