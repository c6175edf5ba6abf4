/// Why the students' edition cannot be written, and what to do about it.
struct ExportError: Error, CustomStringConvertible, Equatable {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
