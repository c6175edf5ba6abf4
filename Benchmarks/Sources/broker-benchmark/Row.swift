import Kafka
import Measuring
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One row of the table: a loop, over a log that holds records already.
struct Row {
    enum Loop: String, CaseIterable {
        case floor = "a Swift array under a lock: append, read"
        case append = "append(_:)"
        case send = "sendAndAwait"
        case sendPollCommit = "sendAndAwait; poll of 500; commit of the last"
        case sendNextCommit = "sendAndAwait; next(), commit of each"
    }

    let loop: Loop
    let held: Int

    static let all = [0, 100_000, 1_000_000].flatMap { held in Loop.allCases.map { Row(loop: $0, held: held) } }

    /// Nanoseconds per message.
    func measure(_ messages: [KafkaProducerMessage]) async throws -> Double {
        if loop == .floor { return measureFloor(messages) }
        let broker = InMemoryBroker(partitionsPerTopic: 4)
        for number in 0..<held { try broker.append(messages[number % messages.count]) }
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
        let consumer = try broker.makeConsumer(
            // What is held is not read again.
            KafkaConsumerConfiguration(groupID: "billing", topics: [Message.topic], autoOffsetReset: .latest)
        )
        let start = Self.coreTime()
        if loop == .append {
            for message in messages { try broker.append(message) }
        } else {
            for message in messages { try await producer.sendAndAwait(message) }
        }
        var count = 0
        switch loop {
        case .floor, .append, .send: count = messages.count
        case .sendPollCommit:
            while count < messages.count {
                let batch = try await consumer.poll(maxMessages: 500, timeout: .zero)
                guard let last = batch.last else { break }
                try await consumer.commit(last)
                count += batch.count
            }
        case .sendNextCommit:
            while count < messages.count, let message = try await consumer.next() {
                try await consumer.commit(message)
                count += 1
            }
        }
        let nanoseconds = Self.coreTime() - start
        precondition(count == messages.count, "\(count) messages came, not \(messages.count)")
        await consumer.shutdown()
        return nanoseconds / Double(count)
    }

    /// What any log costs that keeps the messages: appending them to an array and reading them again, each under a lock.
    private func measureFloor(_ messages: [KafkaProducerMessage]) -> Double {
        let log = Mutex<[KafkaProducerMessage]>([])
        log.withLock { log in
            for number in 0..<held { log.append(messages[number % messages.count]) }
        }
        let start = Self.coreTime()
        for message in messages { log.withLock { $0.append(message) } }
        var bytes = 0
        for index in held..<held + messages.count {
            let message = log.withLock { $0[index] }
            bytes += message.value?.count ?? 0
        }
        let nanoseconds = Self.coreTime() - start
        precondition(bytes == 100 * messages.count)
        return nanoseconds / Double(messages.count)
    }

    /// The time that this process has had a core, in nanoseconds: what else runs on the machine does not count.
    private static func coreTime() -> Double { Double(now(CLOCK_PROCESS_CPUTIME_ID)) }
}
