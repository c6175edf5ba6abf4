import Kafka

/// Eight producers that send all messages, as fast as the broker takes them.
struct Load {
    static let producers = 8
    /// How many messages of one producer are under way at a time.
    static let underWay = 250

    let broker: any KafkaBroker
    let messages: Int
    let ledger: Ledger

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for rank in 0..<Self.producers {
                let producer = try broker.makeProducer(
                    KafkaProducerConfiguration(clientID: "stress-\(rank)", deliveryTimeout: .seconds(60))
                )
                group.addTask {
                    await send(stride(from: rank, to: messages, by: Self.producers), through: producer)
                    await producer.shutdown()
                }
            }
            try await group.waitForAll()
        }
        ledger.endSending()
    }

    private func send(_ numbers: some Sequence<Int>, through producer: any KafkaProducer) async {
        await withTaskGroup(of: Void.self) { group in
            for (count, number) in numbers.enumerated() {
                if count >= Self.underWay { await group.next() }
                group.addTask { await send(number, through: producer) }
            }
        }
    }

    private func send(_ number: Int, through producer: any KafkaProducer) async {
        do {
            _ = try await producer.sendAndAwait(StressMessage.make(number))
            ledger.acknowledge(number)
        } catch {
            ledger.failToDeliver()
            StressMain.say("message \(number) was not delivered: \(error)")
        }
    }
}
