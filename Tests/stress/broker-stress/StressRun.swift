import Kafka
import RdKafka
import Synchronization

/// One run: a load, and a group of four that loses two.
struct StressRun {
    let broker: any KafkaBroker
    let messages: Int
    let ledger: Ledger

    init(broker: any KafkaBroker, messages: Int) {
        self.broker = broker
        self.messages = messages
        self.ledger = Ledger(messages: messages)
    }

    static func configuration(clientID: String) -> KafkaConsumerConfiguration {
        KafkaConsumerConfiguration(groupID: StressMessage.group, topics: [StressMessage.topic], clientID: clientID)
    }

    /// How long a run may take before it is called stuck: far longer than it takes even under a sanitizer.
    private var deadline: Duration { .seconds(60 + messages / 1000) }

    /// After how many messages a member is killed: well below its share, so that it is killed on the way.
    private var killAfter: Int { max(messages / 20, 1) }

    /// - Parameter victims: members that run until they are killed after so many messages. Each says when it has joined, and
    ///   returns whether it was killed.
    /// - Returns: whether all is well.
    func run(victims: [Victim]) async throws -> Bool {
        try await broker.createTopic(StressMessage.topic, partitions: StressMessage.partitions)
        let end = ContinuousClock.now + deadline
        let survivors = try (1...2).map { try broker.makeConsumer(Self.configuration(clientID: "survivor-\($0)")) }
        let (joined, joining) = AsyncStream<Void>.makeStream()

        let killed = try await withThrowingTaskGroup(of: Bool?.self) { group in
            for victim in victims {
                group.addTask { [ledger, killAfter] in
                    await victim.run(killAfter, { joining.yield() }, ledger.handle)
                }
            }
            for survivor in survivors {
                group.addTask { [ledger] in
                    try await survivor.waitForAssignment()
                    joining.yield()
                    try await Member(consumer: survivor).run(
                        isDone: { ledger.isComplete || .now > end },
                        handle: {
                            ledger.handle($0)
                            return true
                        }
                    )
                    await survivor.shutdown()
                    return nil
                }
            }
            group.addTask { [self] in
                var waiting = victims.count + survivors.count
                for await _ in joined {
                    waiting -= 1
                    if waiting == 0 { break }
                }
                try await Load(broker: broker, messages: messages, ledger: ledger).run()
                return nil
            }
            return try await group.reduce(0) { $0 + ($1 == true ? 1 : 0) }
        }

        let verdict = ledger.verdict
        print("\(verdict.text), \(killed) of \(victims.count) members killed")
        return verdict.isGood && killed == victims.count
    }
}

/// A member that is to be killed: handles messages up to a limit, says when it has joined, and returns whether it was
/// killed.
struct Victim: Sendable {
    let run:
        @Sendable (
            _ limit: Int, _ onReady: @escaping @Sendable () -> Void, _ handle: @escaping @Sendable (Int?) -> Void
        ) async -> Bool
}
