/// A record that is to be delivered twice.
struct DuplicateFault: Sendable {
    /// The topic it waits for, or nil for any.
    let topic: String?
    /// The group it waits for, or nil for any.
    let groupID: String?
}

/// A member that is to lose its place in its group.
struct MembershipFault: Sendable {
    enum Occasion: Sendable, Hashable {
        /// The member has been given a message.
        case message
        /// The member commits.
        case commit
    }

    enum Effect: Sendable, Hashable {
        /// It is out until it asks for messages again.
        case rebalance
        /// It is gone for good.
        case crash
    }

    let groupID: String
    let occasion: Occasion
    let effect: Effect
}
