/// Writes the payment of an order into the database.
typealias InsertPayment = @Sendable (Order) async throws -> Void

/// Packs the parcel of an order.
typealias Pack = @Sendable (Order) async throws -> Void

/// Tells somebody, by an HTTP request to a channel, that an order is on its way. Returns the status of the answer; throws
/// when no answer came.
typealias Post = @Sendable (_ channel: String, _ order: Order) async throws -> Int

/// The database could not write the payment.
struct DatabaseIsDown: Error, CustomStringConvertible {
    let description = "the database does not answer"
}

/// The channel did not answer.
struct NoAnswer: Error, CustomStringConvertible {
    let description = "the channel does not answer"
}
