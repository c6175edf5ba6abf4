/// The platform's topics, in the order of an order's way.
enum Topics {
    /// The shop sends an order; billing reads it.
    static let orders = "orders"
    /// Billing sends what failed; billing reads it.
    static let retry = "orders.retry"
    /// Billing sends what it gave up; the dead-letter manager reads it, and sends it to ``orders`` once more.
    static let deadLetters = "orders.dlq"
    /// Billing sends what was paid; the warehouse reads it, many at a time.
    static let payments = "payments"
    /// The warehouse sends what was packed; notifications reads it.
    static let parcels = "parcels"

    static let all = [orders, retry, deadLetters, payments, parcels]
}
