import Kafka

extension Contract {
    func earliestBeginsWithTheOldestMessage() async throws {
        let topic = try await makeTopic()
        try await send(["before"], to: topic)
        try await withConsumer(reading(topic, from: .earliest)) { consumer in
            try await consumer.waitForAssignment()
            try await send(["after"], to: topic)
            let texts = try await read(2, from: consumer).map(\.text)
            expectEqual(texts, ["before", "after"])
        }
    }

    /// The message goes out as soon as the consumer says that it has its partitions, and must not be missed.
    func latestBeginsAfterTheNewestMessage() async throws {
        let topic = try await makeTopic(partitions: 3)
        try await send((0..<3).map { .text("before", to: topic, partition: $0) })
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        try await producer.sendAndAwait(.text("before", to: topic))
        try await withConsumer(reading(topic, from: .latest)) { consumer in
            try await consumer.waitForAssignment()
            for partition in 0..<3 {
                try await producer.sendAndAwait(.text("after", to: topic, partition: partition))
            }
            let texts = try await consumer.poll(maxMessages: 1, timeout: .seconds(5)).map(\.text)
            expectEqual(texts, ["after"])
        }
        await producer.shutdown()
    }

    func aCommittedOffsetBeatsTheOffsetReset() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2"], to: topic)
        let group = uniqueName("group")
        try await withConsumer(reading(topic, group: group)) { consumer in
            try await consumer.commit(try required(try await consumer.next()))
        }
        let resumed = try await readToEnd(reading(topic, group: group, from: .latest)).map(\.text)
        expectEqual(resumed, ["1", "2"])
    }
}
