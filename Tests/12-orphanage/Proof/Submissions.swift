import Foundation
import Kafka

@testable import Lab12Checks
@testable import Lab12Solution

/// What a submission's service looks like, for each of the five.
protocol ShopService: Sendable {
    init(producer: any KafkaProducer)
    func place(_ order: Order) async throws
}

protocol Retrying: Sendable {
    init(producer: any KafkaProducer, maxAttempts: Int)
    func send(_ message: KafkaConsumerMessage, after error: any Error) async throws
}

protocol BillingService: Sendable {
    init(
        consumer: any KafkaConsumer,
        producer: TracedProducer,
        retries: RetrySender,
        insertPayment: @escaping InsertPayment
    )
    func run() async throws
}

protocol WarehouseService: Sendable {
    init(consumer: any KafkaConsumer, producer: TracedProducer, pack: @escaping Pack)
    func packNext(maxMessages: Int, timeout: Duration) async throws -> Int
}

protocol NotificationsService: Sendable {
    init(consumer: any KafkaConsumer, channels: [String], post: @escaping Post)
    func run() async throws
}

protocol DeadLettersService: Sendable {
    init(consumer: any KafkaConsumer, producer: TracedProducer, maxRedrives: Int)
    func run() async throws
}

extension Shop: ShopService {}
extension RetrySender: Retrying {}
extension Billing: BillingService {}
extension Warehouse: WarehouseService {}
extension Notifications: NotificationsService {}
extension DeadLetters: DeadLettersService {}

extension Lab12Subject {
    static let solution = Lab12Subject(
        noteSymptom: Lab12Solution.noteSymptom,
        place: { _, _ in },
        bill: { _, _, _, _ in },
        pack: { _, _, _, _ in 0 },
        notify: { _, _, _ in },
        redrive: { _, _, _ in },
        manifest: Manifests.text(of:),
        problems: { _ in [] }
    ).with(Shop.self).with(Billing.self).with(Warehouse.self).with(Notifications.self).with(DeadLetters.self)
        .with(Lab12Solution.problems(in:))

    func with<Service: ShopService>(_ type: Service.Type) -> Lab12Subject {
        var subject = self
        subject.place = { producer, order in
            try await Service(producer: producer).place(
                Order(id: order.id, amount: order.amount, correlationID: order.correlationID)
            )
        }
        return subject
    }

    func with<Service: BillingService>(_ type: Service.Type) -> Lab12Subject {
        var subject = self
        subject.bill = { consumer, producer, maxAttempts, insert in
            try await Service(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                retries: RetrySender(producer: producer, maxAttempts: maxAttempts),
                insertPayment: { try await insert($0.id) }
            ).run()
        }
        return subject
    }

    /// This subject with another sender of retries, in a billing that is the solution's for the rest.
    func with<Sender: Retrying>(_ type: Sender.Type) -> Lab12Subject {
        var subject = self
        subject.bill = { consumer, producer, maxAttempts, insert in
            try await BillingLikeTheSolution(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                retries: Sender(producer: producer, maxAttempts: maxAttempts),
                insertPayment: { try await insert($0.id) }
            ).run()
        }
        return subject
    }

    func with<Service: WarehouseService>(_ type: Service.Type) -> Lab12Subject {
        var subject = self
        subject.pack = { consumer, producer, maxMessages, pack in
            try await Service(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                pack: { try await pack($0.id) }
            ).packNext(maxMessages: maxMessages, timeout: .seconds(1))
        }
        return subject
    }

    func with<Service: NotificationsService>(_ type: Service.Type) -> Lab12Subject {
        var subject = self
        subject.notify = { consumer, channels, post in
            try await Service(consumer: consumer, channels: channels, post: { try await post($0, $1.id) }).run()
        }
        return subject
    }

    func with<Service: DeadLettersService>(_ type: Service.Type) -> Lab12Subject {
        var subject = self
        subject.redrive = { consumer, producer, maxRedrives in
            try await Service(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                maxRedrives: maxRedrives
            ).run()
        }
        return subject
    }

    /// This subject with another test of a trace.
    func with(_ problems: @escaping @Sendable (OrderTrace) -> [String]) -> Lab12Subject {
        var subject = self
        subject.problems = { evidence in
            problems(
                OrderTrace(
                    correlationID: evidence.correlationID,
                    spans: evidence.spans,
                    records: evidence.records,
                    failures: evidence.failures.map { OrderTrace.Failure(service: $0.service, call: $0.call) }
                )
            )
        }
        return subject
    }

    /// This subject with another manifest: `Proof/Manifests/<name>.<service>.yaml`.
    func with(manifest name: String, of service: String) -> Lab12Subject {
        var subject = self
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Manifests/\(name).\(service).yaml")
        subject.manifest = { asked in
            guard asked == service else { return try Manifests.text(of: asked) }
            return try String(contentsOf: file, encoding: .utf8)
        }
        return subject
    }
}
