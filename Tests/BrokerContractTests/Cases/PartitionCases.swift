import Kafka

extension Contract {
    func messagesOfAPartitionKeepTheirOrder() async throws {
        let topic = try await makeTopic(partitions: 3)
        let sent = (0..<90).map { KafkaProducerMessage.text("\($0)", to: topic, partition: $0 * 7 % 3) }
        try await send(sent)
        let received = try await readToEnd(reading(topic))
        for partition in 0..<3 {
            let messages = received.filter { $0.partition.rawValue == partition }
            let expected = sent.filter { $0.partition.rawValue == partition }.map(\.value)
            expectEqual(messages.map(\.value), expected, "partition \(partition):")
            expectEqual(messages.map(\.offset.rawValue), Array(0..<30), "partition \(partition):")
        }
    }

    /// Known answers: murmur2 of the key as Kafka's Java client computes it, without the sign bit, modulo 50.
    func aKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt() async throws {
        let answers: [(key: [UInt8], partition: Int)] = [
            ([], 31),
            (Array("21".utf8), 40),
            (Array("abc".utf8), 7),
            (Array("foobar".utf8), 16),
            (Array("a-little-bit-longer-string".utf8), 19),
            (Array("ключ".utf8), 24),
            (Array("注文-42".utf8), 38),
            (Array("🧾".utf8), 15),
            (Array(repeating: UInt8(ascii: "x"), count: 1000), 46),
            ([0x00, 0xFF, 0x80], 27),
            ([0x00], 38),
            ([0xC3, 0x28, 0x00, 0xFF], 46),
        ]
        let topic = try await makeTopic(partitions: 50)
        let written = try await send(answers.map { KafkaProducerMessage(topic: topic, key: $0.key, value: [1]) })
        for (answer, message) in zip(answers, written) {
            expectEqual(message.partition.rawValue, answer.partition, "key \(answer.key):")
        }
        expectEqual(written.count, answers.count)
    }

    /// Clients differ in how they spread such messages: in turn, by chance, or a batch at a time.
    func messagesWithoutAKeyAreSpreadOverThePartitions() async throws {
        let topic = try await makeTopic(partitions: 4)
        let used = try await withProducer { producer in
            var used: Set<Int> = []
            for _ in 0..<10_000 where used.count < 4 {
                let report = try await producer.sendAndAwait(KafkaProducerMessage(topic: topic, key: nil, value: [1]))
                report.acknowledged.map { _ = used.insert($0.partition.rawValue) }
            }
            return used
        }
        expectEqual(used, [0, 1, 2, 3])
    }

    func anExplicitPartitionBeatsTheKey() async throws {
        let topic = try await makeTopic(partitions: 3)
        let written = try await send(
            (0..<3).map {
                KafkaProducerMessage(topic: topic, partition: KafkaPartition(rawValue: $0), key: "foobar", value: "1")
            }
        )
        expectEqual(written.map(\.partition.rawValue), [0, 1, 2])
    }

    func aPartitionThatIsNotThereIsRefused() async throws {
        let topic = try await makeTopic(partitions: 2)
        try await withProducer { producer in
            for partition in [2, 1000, -2, Int.max, Int.min] {
                await expectError(.unknownPartition, naming: [topic, "\(partition)"], "partition \(partition):") {
                    try await producer.sendAndAwait(.text("1", to: topic, partition: partition))
                }
            }
            let report = try await producer.sendAndAwait(.text("1", to: topic, partition: 1))
            expectEqual(report.acknowledged?.offset.rawValue, 0, "the producer goes on:")
        }
    }

    func theReportSaysWhereTheMessageIs() async throws {
        let topic = try await makeTopic(partitions: 3)
        let two = KafkaPartition(rawValue: 2)
        let written = try await send(
            (0..<3).map { KafkaProducerMessage(topic: topic, partition: two, key: "k", value: "\($0)") }
        )
        let expected = (0..<3).map {
            KafkaAcknowledgedMessage(
                topic: topic,
                partition: two,
                key: Array("k".utf8),
                value: Array("\($0)".utf8),
                offset: KafkaOffset(rawValue: $0)
            )
        }
        expectEqual(written, expected)
    }
}
