/// One thing that the labs need, and how it stands.
struct Finding: Equatable {
    enum State {
        case good
        /// The labs run, and something may be wrong.
        case doubtful
        case missing
    }

    var name: String
    var state: State
    var detail: String
    /// The command, or the place, that mends it; nil when all is well.
    var remedy: String?
}
