import Tracing

@testable import Lab05Solution

/// A statement that fails is recorded, and the order counts as paid.
enum SwallowsTheDatabasesError {
    struct Billing: Sendable {
        let execute: Execute
        let publish: Publish

        func handle(_ event: Event) async throws {
            let order = try Order(json: event.payload)
            let statement = "INSERT INTO payments (order_id, amount, card) VALUES ($1, $2, $3)"
            let values = [order.id, order.amount, order.card]

            await withSpan("INSERT payments", ofKind: .client) { span in
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
                    span.setStatus(SpanStatus(code: .error))
                    span.recordError(error)
                }
            }

            var paid = event
            paid.type = "order.paid"
            try await publish(paid)
        }
    }
}
