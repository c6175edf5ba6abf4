import Tracing

@testable import Lab05Solution

/// The database span is called by the whole statement.
enum NamesTheSpanByTheStatement {
    struct Billing: Sendable {
        let execute: Execute
        let publish: Publish

        func handle(_ event: Event) async throws {
            let order = try Order(json: event.payload)
            let statement = "INSERT INTO payments (order_id, amount, card) VALUES ($1, $2, $3)"
            let values = [order.id, order.amount, order.card]

            try await withSpan(statement, ofKind: .client) { span in
                span.attributes = [
                    "db.system.name": "postgresql",
                    "db.operation.name": "INSERT",
                    "db.collection.name": "payments",
                    "db.query.text": .string(statement),
                ]
                do {
                    try await execute(statement, values)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }

            var paid = event
            paid.type = "order.paid"
            try await publish(paid)
        }
    }
}
