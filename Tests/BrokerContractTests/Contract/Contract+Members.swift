import Kafka

/// Several members of a group at once.
extension Contract {
    /// Reads with all members at the same time until `isEnough` says so.
    func readTogether(
        _ members: [any KafkaConsumer],
        until isEnough: (_ member: Int, _ message: KafkaConsumerMessage) async throws -> Bool
    ) async throws {
        let (received, receive) = AsyncThrowingStream.makeStream(of: (member: Int, message: KafkaConsumerMessage).self)
        let readers = members.enumerated().map { index, member in
            Task {
                do {
                    for try await message in member.messages { receive.yield((index, message)) }
                } catch is CancellationError {
                } catch {
                    receive.finish(throwing: error)
                }
            }
        }
        defer { readers.forEach { $0.cancel() } }
        for try await (member, message) in received {
            if try await isEnough(member, message) { break }
        }
        for reader in readers {
            reader.cancel()
            await reader.value
        }
    }

    /// The member that receives the next message.
    func firstToReceive(of members: [any KafkaConsumer]) async throws -> Int {
        var first = 0
        try await readTogether(members) { member, _ in
            first = member
            return true
        }
        return first
    }

    /// Which partitions each member reads. Sends a message to every partition, looks who receives it, and does so again
    /// until `isSettled` three times in a row, in which no two members received the same message.
    func shares(
        of members: [any KafkaConsumer],
        in topic: String,
        partitions: Int,
        until isSettled: ([[Int]]) -> Bool
    ) async throws -> [[Int]] {
        try await withProducer { producer in
            func sendRound() async throws -> String {
                let round = uniqueName("round")
                for partition in 0..<partitions {
                    try await producer.sendAndAwait(.text(round, to: topic, partition: partition))
                }
                return round
            }

            var round = try await sendRound()
            var receivers: [String: [Int: Int]] = [:]
            var settledRounds = 0
            var shares: [[Int]] = []
            try await readTogether(members) { member, message in
                let earlier = receivers[message.text, default: [:]].updateValue(
                    member,
                    forKey: message.partition.rawValue
                )
                if earlier ?? member != member { settledRounds = 0 }
                guard let current = receivers[round], current.count == partitions else { return false }
                shares = members.indices.map { index in current.filter { $0.value == index }.keys.sorted() }
                settledRounds = isSettled(shares) ? settledRounds + 1 : 0
                if settledRounds == 3 { return true }
                round = try await sendRound()
                return false
            }
            return shares
        }
    }
}
