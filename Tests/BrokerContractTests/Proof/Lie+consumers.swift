import Kafka
import Synchronization

extension Lie {
    static let consumers: [Lie] = [
        Lie(
            "forgets commits",
            isNoticedBy: "testAGroupResumesAfterTheCommittedMessage",
            "testAfterAGracefulShutdownTheLastMessageIsCommitted",
            "testACommittedOffsetBeatsTheOffsetReset"
        ) { $0.commit = { _, _ in } },
        Lie(
            "commits the message before",
            isNoticedBy: "testAGroupResumesAfterTheCommittedMessage"
        ) {
            $0.commit = { consumer, message in
                guard message.offset.rawValue > 0 else { return }
                try await consumer.commit(message.with { $0.offset.rawValue -= 1 })
            }
        },
        Lie(
            "lets everybody commit",
            isNoticedBy: "testAFormerOwnerCannotCommit",
            "testAPartitionThatIsNotAssignedCannotBeCommitted"
        ) {
            $0.commit = { try? await $0.commit($1) }
        },
        Lie(
            "stays in the group for good",
            isNoticedBy: "testThePartitionsOfALeaverGoToThoseWhoStay",
            "testAConsumerThatWasShutDownReadsAndCommitsNothing"
        ) { $0.shutdown = { _ in } },
        Lie("gives each member a group of its own", isNoticedBy: "testTwoMembersOfAGroupShareThePartitions") {
            let count = Mutex(0)
            let number = { @Sendable in
                count.withLock { count in
                    count += 1; return count
                }
            }
            $0.configure = { configuration in
                var configuration = configuration
                configuration.groupID += "-\(number())"
                return configuration
            }
        },
        Lie("has one group for all", isNoticedBy: "testASecondGroupReadsEverything") {
            $0.configure = { configuration in
                var configuration = configuration
                configuration.groupID = "all"
                return configuration
            }
        },
        Lie("begins with the oldest message always", isNoticedBy: "testLatestBeginsAfterTheNewestMessage") {
            $0.configure = { configuration in
                var configuration = configuration
                configuration.autoOffsetReset = .earliest
                return configuration
            }
        },
        Lie("begins with the newest message always", isNoticedBy: "testEarliestBeginsWithTheOldestMessage") {
            $0.configure = { configuration in
                var configuration = configuration
                configuration.autoOffsetReset = .latest
                return configuration
            }
        },
        Lie("loses all but the first of a batch", isNoticedBy: "testPollReturnsWhatIsThereAndNoMoreThanAskedFor") {
            $0.deliver = { Array($0.prefix(1)) }
        },
        Lie("turns batches round", isNoticedBy: "testPollGathersABatch") { $0.deliver = { $0.reversed() } },
        Lie("goes on at the end", isNoticedBy: "testAConsumerThatStopsAtEndReadsEveryPartitionFirst") {
            $0.configure = { configuration in
                var configuration = configuration
                configuration.stopsAtEnd = false
                return configuration
            }
        },
    ]
}
