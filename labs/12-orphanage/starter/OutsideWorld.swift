import Synchronization

/// What stands outside the platform: a database that is down at times, and channels that do not always answer. It fails
/// for the same orders in every run, and keeps a record of each failure.
final class OutsideWorld: Sendable {
    private let attempts = Mutex<[String: Int]>([:])
    private let failed = Mutex<[String: [OrderTrace.Failure]]>([:])

    /// The calls about one order that failed.
    func failures(of correlationID: String) -> [OrderTrace.Failure] {
        failed.withLock { $0[correlationID, default: []] }
    }

    /// Fails as often as ``failuresOfPayment(of:)`` says, and then no more.
    func insertPayment(_ order: Order) async throws {
        try await Task.sleep(for: .milliseconds(2))
        let attempt = attempts.withLock { attempts in
            attempts[order.id, default: 0] += 1
            return attempts[order.id, default: 0]
        }
        if attempt <= Self.failuresOfPayment(of: order.id) {
            note("INSERT payments", of: "billing", about: order)
            throw DatabaseIsDown()
        }
    }

    func pack(_ order: Order) async throws {
        try await Task.sleep(for: .milliseconds(1))
    }

    /// Slack refuses every ninth order, and a customer's webhook does not answer for every thirtieth.
    func post(_ channel: String, _ order: Order) async throws -> Int {
        try await Task.sleep(for: .milliseconds(1))
        let number = Self.number(of: order.id)
        if channel == "slack", number % 9 == 7 {
            note("POST slack", of: "notifications", about: order)
            return 503
        }
        if channel == "webhook", number % 30 == 11 {
            note("POST webhook", of: "notifications", about: order)
            throw NoAnswer()
        }
        return 200
    }

    /// Every seventh order needs a second attempt, every 28th goes to the dead letters and back, and `order-1077` is never
    /// paid.
    static func failuresOfPayment(of id: String) -> Int {
        let number = number(of: id)
        if number == 1077 { return .max }
        if number % 28 == 6 { return 2 }
        return number % 7 == 6 ? 1 : 0
    }

    private static func number(of id: String) -> Int {
        id.split(separator: "-").last.flatMap { Int($0) } ?? 0
    }

    private func note(_ call: String, of service: String, about order: Order) {
        failed.withLock {
            $0[order.correlationID, default: []].append(OrderTrace.Failure(service: service, call: call))
        }
    }
}
