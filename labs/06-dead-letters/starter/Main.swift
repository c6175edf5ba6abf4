import Foundation
import Kafka
import LabKit
import Synchronization
import Tracing

/// Billing charges cards, and the card service is down for the first three calls. Of two orders one is charged in the
/// end; the other cannot be read by anybody.
@main
struct Main {
    static func main() async {
        await Lab("06-dead-letters").run { lab in
            let topics = Topics(main: "orders")
            async let ordersAndRetries = lab.consumer(
                groupID: "billing",
                topics: [topics.main, topics.retry],
                clientID: "billing-1",
                stopsAtEnd: false
            )
            async let deadLetters = lab.consumer(
                groupID: "dlq",
                topics: [topics.deadLetter],
                clientID: "dlq-1",
                stopsAtEnd: false
            )
            let (billing, letters) = try await (UntilQuiet(ordersAndRetries), UntilQuiet(deadLetters))

            try await lab.service("shop") {
                let orders = TracedProducer(producer: try lab.producer(clientID: "shop-1"))
                try await placeOrder(#"{"amount":"49.90"}"#, "order-1001", cart: "cart-7", through: orders, topics)
                try await placeOrder(#"{"amount":49,"#, "order-1002", cart: "cart-8", through: orders, topics)
            }

            async let billingEnds: Void = runService("billing", in: lab) {
                let cards = CardService(failures: 3)
                let consumer = RetryingConsumer(
                    consumer: billing,
                    producer: TracedProducer(producer: try lab.producer(clientID: "billing-1")),
                    topics: topics,
                    maxAttempts: 3
                )
                try await consumer.run(decode: Order.init(json:), handle: cards.charge)
            }
            async let lettersEnd: Void = runService("dlq", in: lab) {
                let manager = DeadLetterManager(
                    consumer: letters,
                    producer: TracedProducer(producer: try lab.producer(clientID: "dlq-1")),
                    topics: topics,
                    maxRedrives: 2
                )
                try await manager.run()
            }
            _ = await (billingEnds, lettersEnd)
        }
    }

    private static func placeOrder(
        _ value: String,
        _ key: String,
        cart: String,
        through orders: TracedProducer,
        _ topics: Topics
    ) async throws {
        try await withSpan("POST /orders", ofKind: .server) { _ in
            var message = KafkaProducerMessage(topic: topics.main, key: key, value: value)
            message.headers = [KafkaHeader(key: "correlation_id", value: cart)]
            try await orders.send(message)
        }
    }

    /// A service that stops with an error leaves its message uncommitted. The lab goes on, and shows what there is.
    private static func runService(_ name: String, in lab: LabRun, _ operation: () async throws -> Void) async {
        do {
            try await lab.service(name, operation: operation)
        } catch {
            print("\(name) stopped: \(error)\n")
        }
    }
}

/// An order, as it lies in the message's value.
struct Order: Sendable, Decodable {
    let amount: String

    init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(Order.self, from: Data(json))
    }
}

/// The card service could not be reached.
struct CardServiceDown: Error, CustomStringConvertible {
    let description = "no answer from the card service"
}

/// Charges cards. Its first calls fail.
final class CardService: Sendable {
    private let failures: Mutex<Int>

    init(failures: Int) {
        self.failures = Mutex(failures)
    }

    func charge(_ order: Order) async throws {
        try await withSpan("charge card", ofKind: .client) { span in
            span.attributes["order.amount"] = order.amount
            try await Task.sleep(for: .milliseconds(20))
            let isDown = failures.withLock { failures in
                failures -= 1
                return failures >= 0
            }
            if isDown {
                throw CardServiceDown()
            }
        }
    }
}
