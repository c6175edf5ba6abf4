/// How a consumer finds itself at the broker.
struct Membership: Sendable {
    /// Of its group, in the order in which the groups were made.
    let groupNumber: Int
    let memberID: Int
}
