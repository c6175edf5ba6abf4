import Kafka

extension Contract {
    func clientsAreKnownByTheirNames() async throws {
        let topic = try await makeTopic()
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: "checkout"))
        let consumer = try broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: topic, topics: [topic], clientID: "billing-1")
        )
        expectEqual([producer.clientID, consumer.clientID, consumer.groupID], ["checkout", "billing-1", topic])
        await producer.shutdown()
        await consumer.shutdown()
    }

    func aConsumerNeedsAGroupAndTopics() async throws {
        let topic = try await makeTopic()
        let cases: [(configuration: KafkaConsumerConfiguration, words: [String])] = [
            (KafkaConsumerConfiguration(groupID: "", topics: [topic]), ["group.id"]),
            (KafkaConsumerConfiguration(groupID: topic, topics: []), ["topics", topic]),
        ]
        for (configuration, words) in cases {
            await expectError(.invalidConfiguration, naming: words) { _ = try broker.makeConsumer(configuration) }
        }
    }

    func aProducerThatWasShutDownSendsNothing() async throws {
        let topic = try await makeTopic()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        try await producer.sendAndAwait(.text("1", to: topic))
        await producer.shutdown()
        await producer.shutdown()
        await expectError(.closed) { try await producer.sendAndAwait(.text("2", to: topic)) }
        let texts = try await readToEnd(reading(topic)).map(\.text)
        expectEqual(texts, ["1"])
    }

    func aProducersShutdownAnswersEveryMessageUnderWay() async throws {
        let topic = try await makeTopic()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let acknowledged = try await withThrowingTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await producer.sendAndAwait(.text("\(number)", to: topic))
                        return number
                    } catch let error as KafkaError where error.code == .closed {
                        return nil
                    }
                }
            }
            await producer.shutdown()
            return try await group.reduce(into: Set<Int>()) { all, number in number.map { _ = all.insert($0) } }
        }
        let written = try await readToEnd(reading(topic)).compactMap { Int($0.text) }
        expectEqual(written.sorted(), acknowledged.sorted(), "what is on the log, and what was acknowledged:")
    }

    func aConsumerThatWasShutDownReadsAndCommitsNothing() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1"], to: topic)
        let configuration = reading(topic)
        let consumer = try broker.makeConsumer(configuration)
        let message = try required(try await consumer.next())
        await consumer.shutdown()
        await consumer.shutdown()
        consumer.triggerGracefulShutdown()
        let next = try await consumer.next()
        let polled = try await consumer.poll(maxMessages: 10, timeout: .seconds(3600))
        expectEqual(next, nil)
        expectEqual(polled, [])
        await expectError(.closed, "a commit:") { try await consumer.commit(message) }
        await expectError(.closed, "waiting for partitions:") { try await consumer.waitForAssignment() }
        let redelivered = try await readToEnd(configuration).map(\.text)
        expectEqual(redelivered, ["0", "1"])
    }

    func aShutdownEndsThoseWhoWait() async throws {
        for gracefully in [true, false] {
            let topic = try await makeTopic()
            let consumer = try broker.makeConsumer(reading(topic))
            let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        number.isMultiple(of: 2)
                            ? try await consumer.next() == nil
                            : try await consumer.poll(maxMessages: 1, timeout: .seconds(3600)).isEmpty
                    }
                }
                if gracefully { consumer.triggerGracefulShutdown() } else { await consumer.shutdown() }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            await consumer.shutdown()
            expectEqual(ended, Array(repeating: true, count: 20), "gracefully \(gracefully):")
        }
    }

    func afterAGracefulShutdownTheLastMessageIsCommitted() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2"], to: topic)
        let configuration = reading(topic)
        try await withConsumer(configuration) { consumer in
            var texts: [String] = []
            for try await message in consumer.messages {
                texts.append(message.text)
                guard message.text == "1" else { continue }
                consumer.triggerGracefulShutdown()
                try await consumer.commit(message)
            }
            expectEqual(texts, ["0", "1"])
            let polled = try await consumer.poll(maxMessages: 10, timeout: .seconds(3600))
            expectEqual(polled, [])
        }
        let rest = try await readToEnd(configuration).map(\.text)
        expectEqual(rest, ["2"])
    }
}
