import Kafka

extension Contract {
    func theBrokerAnswersAConnectionCheck() async throws {
        try await broker.checkConnection(timeout: .seconds(30))
        expect(!broker.name.isEmpty, "the broker has no name")
    }

    func onlyLegalTopicNamesAreTaken() async throws {
        let unique = uniqueName("topic")
        let longest = unique + String(repeating: "x", count: 249 - unique.utf8.count)
        for name in [unique + ".v1_x-Y9", "..." + unique, longest] {
            try await broker.createTopic(name, partitions: 1)
            let written = try await send(["1"], to: name)
            expectEqual(written.count, 1, name)
        }
        let illegal = ["", ".", "..", "a b", "заказы", "a/b", "^\(unique)", "\0\(unique)", longest + "x"]
        try await withProducer { producer in
            for name in illegal {
                await expectError(.invalidTopic, naming: ["\"\(name)\"", "249"], "sending to \"\(name)\":") {
                    try await producer.sendAndAwait(.text("1", to: name))
                }
                await expectError(.invalidTopic, naming: ["\"\(name)\""], "creating \"\(name)\":") {
                    try await broker.createTopic(name, partitions: 1)
                }
                await expectError(.invalidTopic, naming: ["\"\(name)\""], "reading \"\(name)\":") {
                    _ = try broker.makeConsumer(reading(unique, name))
                }
            }
        }
    }

    func creatingATopicAgainKeepsItsMessages() async throws {
        let topic = try await makeTopic(partitions: 2)
        try await send([.text("1", to: topic, partition: 1)])
        try await broker.createTopic(topic, partitions: 2)
        let texts = try await readToEnd(reading(topic)).map(\.text)
        expectEqual(texts, ["1"])
    }

    func aTopicIsNotGivenAnotherNumberOfPartitions() async throws {
        let topic = try await makeTopic(partitions: 2)
        for count in [1, 3] {
            await expectError(.invalidConfiguration, naming: [topic, "2", "\(count)"], "\(count) partitions:") {
                try await broker.createTopic(topic, partitions: count)
            }
        }
        try await withProducer { producer in
            let last = try await producer.sendAndAwait(.text("1", to: topic, partition: 1))
            expectEqual(last.acknowledged?.partition.rawValue, 1)
            await expectError(.unknownPartition) {
                try await producer.sendAndAwait(.text("1", to: topic, partition: 2))
            }
        }
    }

    func aTopicNeedsAPartition() async throws {
        for count in [0, -1] {
            let topic = uniqueName("topic")
            await expectError(.invalidConfiguration, naming: [topic, "\(count)"], "\(count) partitions:") {
                try await broker.createTopic(topic, partitions: count)
            }
        }
    }

    /// How many partitions it gets is the cluster's setting. Apache Kafka creates topics so unless its setting
    /// `auto.create.topics.enable` is false.
    func aTopicComesIntoBeingOnItsFirstUse() async throws {
        let (sent, read) = (uniqueName("sent"), uniqueName("read"))
        try await withConsumer(reading(read)) { consumer in
            for topic in [sent, read] { try await send(["1"], to: topic) }
            let message = try await consumer.next()
            expectEqual(message?.text, "1", "a topic that was read first:")
        }
        let texts = try await readToEnd(reading(sent)).map(\.text)
        expectEqual(texts, ["1"], "a topic that was sent to first:")
    }
}
