import LabKit
import Tracing

/// Charges orders.
struct Billing: Sendable {
    let execute: Execute
    let publish: Publish

    /// Writes down the payment of an order that was placed, and publishes `order.paid`.
    func handle(_ event: Event) async throws {
        let order = try Order(json: event.payload)
        let statement = "INSERT INTO payments (order_id, amount, card) VALUES ($1, $2, $3)"
        let values = [order.id, order.amount, order.card]

        // Your code: step 7.
        TODO(7, "a database span around the statement, and the next event")
        try await execute(statement, values)
        // End of your code.
    }
}
