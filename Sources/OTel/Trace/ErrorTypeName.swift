/// The value of `exception.type` for a Swift error (semantic conventions, "Exceptions on spans").
enum ErrorTypeName {
    /// The error's type with its module and the types around it. What Swift puts in place of a private context's name
    /// holds an address, and is left out: a type has the same name in every run.
    static func of(_ error: any Error) -> String {
        let name = String(reflecting: type(of: error))
        let parts = name.split(separator: ".", omittingEmptySubsequences: true)
        return parts.filter { !$0.hasPrefix("(unknown context at") }.joined(separator: ".")
    }
}
