import Synchronization

/// What the rate limiter says about one request.
struct RateLimitDecision: Sendable {
    var isAllowed: Bool
    /// How many requests the rule allows.
    var limit: Int
    /// How many of them are left.
    var remaining: Int
    /// How it counts, `fixed_window`.
    var algorithm: String
    /// The rule that was applied, `orders_per_client_per_minute`.
    var rule: String
}

/// Asks the rate limiter about a request of this client.
typealias CheckRateLimit = @Sendable (_ client: String) -> RateLimitDecision

/// Allows each client so many requests in one window of time. The window here never ends: the lab is over first.
final class FixedWindow: Sendable {
    private let limit: Int
    private let counts = Mutex<[String: Int]>([:])

    init(limit: Int) {
        self.limit = limit
    }

    func check(_ client: String) -> RateLimitDecision {
        let count = counts.withLock { counts in
            counts[client, default: 0] += 1
            return counts[client, default: 0]
        }
        return RateLimitDecision(
            isAllowed: count <= limit,
            limit: limit,
            remaining: max(0, limit - count),
            algorithm: "fixed_window",
            rule: "orders_per_client_per_minute"
        )
    }
}
