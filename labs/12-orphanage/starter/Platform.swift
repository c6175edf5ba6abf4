import Kafka
import LabKit

/// The five services, put together.
enum Platform {
    static let maxAttempts = 2
    static let maxRedrives = 1

    /// Every service by its name, which is also its consumer group and its role, with the topics that it reads.
    static let services: [(name: String, topics: [String])] = [
        ("shop", []),
        ("billing", [Topics.orders, Topics.retry]),
        ("dead-letters", [Topics.deadLetters]),
        ("warehouse", [Topics.payments]),
        ("notifications", [Topics.parcels]),
    ]

    static func billing(_ consumer: any KafkaConsumer, _ producer: any KafkaProducer, _ world: OutsideWorld) -> Billing
    {
        Billing(
            consumer: consumer,
            producer: TracedProducer(producer: producer),
            retries: RetrySender(producer: producer, maxAttempts: maxAttempts),
            insertPayment: world.insertPayment
        )
    }

    static func deadLetters(_ consumer: any KafkaConsumer, _ producer: any KafkaProducer) -> DeadLetters {
        DeadLetters(consumer: consumer, producer: TracedProducer(producer: producer), maxRedrives: maxRedrives)
    }

    static func warehouse(
        _ consumer: any KafkaConsumer,
        _ producer: any KafkaProducer,
        _ world: OutsideWorld
    ) -> Warehouse {
        Warehouse(consumer: consumer, producer: TracedProducer(producer: producer), pack: world.pack)
    }

    static func notifications(_ consumer: any KafkaConsumer, _ world: OutsideWorld) -> Notifications {
        Notifications(consumer: consumer, channels: ["webhook", "slack"], post: world.post)
    }
}
