import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// The order platform around the subject: topics of random names, billing and its handler, and the dead-letter manager.
final class Platform: Sendable {
    /// What the handler saw when it was called.
    struct Call: Sendable {
        let value: String
        let active: SpanContext?
        let startTime: UInt64
        let endTime: UInt64
    }

    /// What billing's handler throws. Its description is as long and as different each time as those of real errors are.
    struct CardServiceDown: Error, CustomStringConvertible {
        let value: String
        var description: String { "POST https://cards.example/charges for \(value): 503 Service Unavailable" }
    }

    /// What decoding throws for a value that begins with the byte 0xFF.
    struct NotAnOrder: Error, CustomStringConvertible {
        let description: String
    }

    let bench: Bench
    let topic: String
    let correlationID: String
    let staging = Mutex<[KafkaConsumerMessage]>([])
    private let subject: Lab06Subject
    private let handled = Mutex<[Call]>([])

    /// A platform with a random topic and correlation id.
    init(_ subject: Lab06Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.correlationID = bench.word("cart")
    }

    var retryTopic: String { topic + ".retry" }
    var deadLetterTopic: String { topic + ".dlq" }

    /// What the handler saw, call by call.
    var calls: [Call] { handled.withLock { $0 } }

    /// Lets the subject handle what is on the main topic and the retry topic.
    ///
    /// - Parameters:
    ///   - failures: how many calls with one value fail, before one succeeds.
    ///   - maxAttempts: how many attempts the subject may make.
    ///   - limit: how many messages it may read, before it is stopped.
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func consume(failures: Int = 0, maxAttempts: Int = 3, limit: Int = 12) async throws -> (any Error)? {
        try await run("billing", reading: [topic, retryTopic], limit: limit) { consumer, producer in
            try await self.subject.consume(
                consumer,
                producer,
                self.topic,
                maxAttempts,
                Self.decode,
                self.handle(failures: failures)
            )
        }
    }

    /// Lets the subject deal with the dead letters.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func manage(maxRedrives: Int = 2) async throws -> (any Error)? {
        try await run("dlq", reading: [deadLetterTopic], limit: 12) { consumer, producer in
            try await self.subject.manage(consumer, producer, self.topic, maxRedrives)
        }
    }

    private func run(
        _ service: String,
        reading topics: [String],
        limit: Int,
        _ body: (any KafkaConsumer, any KafkaProducer) async throws -> Void
    ) async throws -> (any Error)? {
        let consumer = try LimitedConsumer(
            bench.broker.makeConsumer(
                KafkaConsumerConfiguration(
                    groupID: service,
                    topics: topics,
                    clientID: "\(service)-1",
                    stopsAtEnd: true
                )
            ),
            limit: limit
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "\(service)-1"))
        let failure: (any Error)?
        do {
            try await bench.service(service) { try await body(consumer, producer) }
            failure = nil
        } catch {
            failure = error
        }
        await consumer.shutdown()
        guard !consumer.isExceeded else {
            throw Feedback(
                "\(service) read \(limit) messages and there was always one more: a message goes round for ever.",
                picture: wirePicture(of: topics + [deadLetterTopic]),
                why:
                    "A message that goes round takes the place of all others, until somebody stops the service by hand."
            )
        }
        return failure
    }

    private static func decode(_ bytes: [UInt8]) throws -> String {
        guard bytes.first != 0xFF, let text = String(validating: bytes, as: UTF8.self) else {
            throw NotAnOrder(description: "not an order: \(bytes)")
        }
        return text
    }

    private func handle(failures: Int) -> Lab06Subject.Handle {
        { [self] value in
            let active = ServiceContext.current?.spanContext
            let start = bench.clock.nanosecondsSinceEpoch
            defer {
                let end = bench.clock.nanosecondsSinceEpoch
                let call = Call(value: value, active: active, startTime: start, endTime: end)
                handled.withLock { $0.append(call) }
            }
            try withSpan("charge card", ofKind: .client) { _ in
                bench.clock.advance(milliseconds: 25)
                guard calls.count(where: { $0.value == value }) >= failures else {
                    throw CardServiceDown(value: value)
                }
            }
        }
    }
}
