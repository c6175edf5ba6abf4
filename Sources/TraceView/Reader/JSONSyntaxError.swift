/// Where a text stops being JSON.
struct JSONSyntaxError: Error, Equatable {
    /// The byte at which reading stopped, counted from 0.
    var offset: Int
    /// What was expected there.
    var message: String
    /// The text ended too early, so more text might make it whole.
    var isTruncated: Bool
}
