/// What was asked for cannot be done. It names what is wrong, and the remedy.
struct WorkshopError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
