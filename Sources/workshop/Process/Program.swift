/// A program to be started: what to run, and what it is given.
struct Program: Equatable {
    /// A path, or a name that is looked up in `PATH`.
    var executable: String
    var arguments: [String] = []
    /// The whole environment: nothing is inherited that is not in here.
    var environment: [String: String]

    /// As one could type it.
    var commandLine: String {
        ([executable] + arguments).joined(separator: " ")
    }
}
