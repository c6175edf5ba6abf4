import Kafka

extension Contract {
    func aGroupResumesAfterTheCommittedMessage() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2", "3"], to: topic)
        let configuration = reading(topic)
        try await withConsumer(configuration) { consumer in
            let messages = try await read(4, from: consumer)
            try await consumer.commit(messages[1])
        }
        let resumed = try await readToEnd(configuration)
        expectEqual(resumed.map(\.text), ["2", "3"])
        expectEqual(resumed.map(\.offset.rawValue), [2, 3])
    }

    func whatWasNotCommittedIsDeliveredAgain() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2"], to: topic)
        let configuration = reading(topic)
        let first = try await readToEnd(configuration)
        let second = try await readToEnd(configuration)
        expectEqual(first.map(\.text), ["0", "1", "2"])
        expectEqual(second, first)
    }

    func aCommitDoesNotMoveTheConsumer() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2"], to: topic)
        try await withConsumer(reading(topic)) { consumer in
            let messages = try await read(2, from: consumer)
            try await consumer.commit(messages[0])
            let next = try await consumer.next()
            expectEqual(next?.text, "2")
        }
    }

    func aCommitMovesTheGroupBackWhenToldTo() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1", "2"], to: topic)
        let configuration = reading(topic)
        try await withConsumer(configuration) { consumer in
            let messages = try await read(3, from: consumer)
            try await consumer.commit(messages[2])
            try await consumer.commit(messages[0])
        }
        let texts = try await readToEnd(configuration).map(\.text)
        expectEqual(texts, ["1", "2"])
    }

    func commitsAreKeptByPartition() async throws {
        let topic = try await makeTopic(partitions: 2)
        try await send((0..<4).map { .text("\($0)", to: topic, partition: $0 % 2) })
        let configuration = reading(topic)
        try await withConsumer(configuration) { consumer in
            let messages = try await read(4, from: consumer)
            try await consumer.commit(try required(messages.first { $0.text == "3" }))
        }
        let texts = try await readToEnd(configuration).map(\.text)
        expectEqual(texts, ["0", "2"])
    }

    func aPartitionThatIsNotAssignedCannotBeCommitted() async throws {
        let topic = try await makeTopic()
        let other = try await makeTopic()
        try await send(["0"], to: topic)
        try await withConsumer(reading(topic)) { consumer in
            let message = try required(try await consumer.next())
            var elsewhere = message
            elsewhere.topic = other
            for partition in [7, -1, Int.max] {
                var unknown = message
                unknown.partition = KafkaPartition(rawValue: partition)
                for wrong in [elsewhere, unknown] {
                    await expectError(.notAssigned, naming: [wrong.topic, "\(wrong.partition)"]) {
                        try await consumer.commit(wrong)
                    }
                }
            }
            try await consumer.commit(message)
        }
    }

    func aFormerOwnerCannotCommit() async throws {
        let topic = try await makeTopic(partitions: 2)
        try await send((0..<2).map { .text("\($0)", to: topic, partition: $0) })
        let group = uniqueName("group")
        try await withConsumer(reading(topic, group: group)) { first in
            let messages = try await read(2, from: first)
            try await withConsumer(reading(topic, group: group)) { second in
                try await second.waitForAssignment()
                let redelivered = try required(try await second.next())
                let moved = try required(messages.first { $0.partition == redelivered.partition })
                expectEqual(redelivered, moved, "what the former owner had not committed:")
                await expectError(.notAssigned, naming: [topic, "\(moved.partition)", "\(moved.offset)"]) {
                    try await first.commit(moved)
                }
                try await second.commit(redelivered)
                let kept = try required(messages.first { $0.partition != redelivered.partition })
                try await first.waitForAssignment()
                try await first.commit(kept)
            }
        }
        let left = try await readToEnd(reading(topic, group: group))
        expectEqual(left, [], "after both have committed:")
    }

    func anOffsetThatNoMessageCanHaveIsRefused() async throws {
        let topic = try await makeTopic()
        try await send(["0"], to: topic)
        try await withConsumer(reading(topic)) { consumer in
            let message = try required(try await consumer.next())
            for offset in [-1, Int.min, Int.max] {
                var impossible = message
                impossible.offset = KafkaOffset(rawValue: offset)
                await expectError(.invalidConfiguration, naming: ["\(offset)"], "offset \(offset):") {
                    try await consumer.commit(impossible)
                }
            }
        }
    }

    func anOffsetBeyondTheLogIsResetAsConfigured() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1"], to: topic)
        let configuration = reading(topic)
        try await withConsumer(configuration) { consumer in
            var beyond = try required(try await consumer.next())
            beyond.offset = KafkaOffset(rawValue: 998)
            try await consumer.commit(beyond)
        }
        let texts = try await readToEnd(configuration).map(\.text)
        expectEqual(texts, ["0", "1"])
    }
}
