import Kafka

extension Contract {
    func twoMembersOfAGroupShareThePartitions() async throws {
        try await withTwoMembers { topic, first, second in
            let shares = try await shares(of: [first, second], in: topic, partitions: 4) { shares in
                shares.allSatisfy { $0.count == 2 }
            }
            expectEqual(shares.flatMap { $0 }.sorted(), [0, 1, 2, 3])
        }
    }

    func thePartitionsOfALeaverGoToThoseWhoStay() async throws {
        try await withTwoMembers { topic, first, second in
            _ = try await shares(of: [first, second], in: topic, partitions: 4) { shares in
                shares.allSatisfy { !$0.isEmpty }
            }
            await first.shutdown()
            let shares = try await shares(of: [second], in: topic, partitions: 4) { $0[0].count == 4 }
            expectEqual(shares, [[0, 1, 2, 3]])
        }
    }

    /// Of two members and one partition, one has nothing to read, until the other leaves.
    func aMemberWithoutAPartitionTakesOverFromALeaver() async throws {
        let topic = try await makeTopic()
        try await send(["1"], to: topic)
        let group = uniqueName("group")
        let first = try broker.makeConsumer(reading(topic, group: group))
        let second = try broker.makeConsumer(reading(topic, group: group))
        let owner = try await firstToReceive(of: [first, second])
        let (leaver, other) = owner == 0 ? (first, second) : (second, first)
        let nothing = try await other.poll(maxMessages: 1, timeout: .milliseconds(20))
        expectEqual(nothing, [], "the member without a partition:")
        async let redelivered = other.next()
        await leaver.shutdown()
        let text = try await redelivered?.text
        expectEqual(text, "1", "the other member, after the first has left:")
        await other.shutdown()
    }

    func aSecondGroupReadsEverything() async throws {
        let topic = try await makeTopic()
        try await send(["1", "2", "3"], to: topic)
        let late = reading(topic)
        try await withConsumer(late) { second in
            let first = try await withConsumer(reading(topic)) { consumer in
                let messages = try await read(3, from: consumer)
                try await consumer.commit(try required(messages.last))
                return messages
            }
            let again = try await read(3, from: second)
            expectEqual(first.map(\.text), ["1", "2", "3"])
            expectEqual(again, first, "the second group:")
        }
    }

    /// Clients may begin again at the committed offset even in a partition that they keep (librdkafka's range assignor
    /// does; the in-memory broker and cooperative assignors go on where they stood). Nothing is left out either way.
    func aRebalanceLeavesNothingOut() async throws {
        let topic = try await makeTopic(partitions: 2)
        try await send((0..<10).map { .text("\($0)", to: topic, partition: $0 % 2) })
        let group = uniqueName("group")
        try await withConsumer(reading(topic, group: group)) { first in
            let before = try await read(4, from: first)
            let second = try broker.makeConsumer(reading(topic, group: group))
            try await second.waitForAssignment()
            var seen = Set(before.map(\.text))
            try await readTogether([first, second]) { _, message in
                seen.insert(message.text)
                return seen.count == 10
            }
            await second.shutdown()
            expectEqual(seen, Set((0..<10).map(String.init)))
        }
    }

    /// Lends two members of one group, which have their share of a topic with four partitions.
    private func withTwoMembers(
        _ body: (_ topic: String, _ first: any KafkaConsumer, _ second: any KafkaConsumer) async throws -> Void
    ) async throws {
        let topic = try await makeTopic(partitions: 4)
        let group = uniqueName("group")
        try await withConsumer(reading(topic, group: group)) { first in
            try await withConsumer(reading(topic, group: group)) { second in
                try await first.waitForAssignment()
                try await second.waitForAssignment()
                try await body(topic, first, second)
            }
        }
    }
}
