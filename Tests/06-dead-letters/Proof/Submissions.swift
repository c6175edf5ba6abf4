import Kafka

@testable import Lab06Checks
@testable import Lab06Solution

/// What a submission's `RetryingConsumer` looks like.
protocol RetryingConsuming: Sendable {
    init(consumer: any KafkaConsumer, producer: TracedProducer, topics: Topics, maxAttempts: Int)
    func run<Value>(decode: ([UInt8]) throws -> Value, handle: (Value) async throws -> Void) async throws
}

/// What a submission's `DeadLetterManager` looks like.
protocol DeadLetterManaging: Sendable {
    init(consumer: any KafkaConsumer, producer: TracedProducer, topics: Topics, maxRedrives: Int)
    func run() async throws
}

extension RetryingConsumer: RetryingConsuming {}
extension DeadLetterManager: DeadLetterManaging {}

extension Lab06Subject {
    static let solution = Lab06Subject(consume: { _, _, _, _, _, _ in }, manage: { _, _, _, _ in })
        .with(RetryingConsumer.self).with(DeadLetterManager.self)

    /// This subject with another consumer.
    func with<Consumer: RetryingConsuming>(_ type: Consumer.Type) -> Lab06Subject {
        var subject = self
        subject.consume = { consumer, producer, topic, maxAttempts, decode, handle in
            try await Consumer(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                topics: Topics(main: topic),
                maxAttempts: maxAttempts
            ).run(decode: decode, handle: handle)
        }
        return subject
    }

    /// This subject with another manager.
    func with<Manager: DeadLetterManaging>(_ type: Manager.Type) -> Lab06Subject {
        var subject = self
        subject.manage = { consumer, producer, topic, maxRedrives in
            try await Manager(
                consumer: consumer,
                producer: TracedProducer(producer: producer),
                topics: Topics(main: topic),
                maxRedrives: maxRedrives
            ).run()
        }
        return subject
    }
}
