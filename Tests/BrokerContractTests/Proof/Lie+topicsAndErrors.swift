import Kafka

extension Lie {
    static let topicsAndErrors: [Lie] = [
        Lie(
            "says nothing when a topic has other partitions",
            isNoticedBy: "testATopicIsNotGivenAnotherNumberOfPartitions"
        ) {
            $0.ignoresTopicsThatAreThere = true
        },
        Lie(
            "has one code for every error",
            isNoticedBy: "testAMessageOverTheSizeLimitIsRefused",
            "testAPartitionThatIsNotThereIsRefused",
            "testAProducerThatWasShutDownSendsNothing",
            "testOnlyLegalTopicNamesAreTaken"
        ) {
            $0.translate = { _ in KafkaError(code: .transport, reason: "something went wrong") }
        },
        Lie("does not tell of cancellation", isNoticedBy: "testATaskThatIsCancelledSendsNothing") {
            $0.translate = { $0 is CancellationError ? KafkaError(code: .closed, reason: "cancelled") : $0 }
        },
        Lie("writes everything twice", isNoticedBy: "testMessagesOfAPartitionKeepTheirOrder") { broker in
            let truth = broker.truth
            broker.send = { message in
                _ = try? truth.append(message)
                return message
            }
        },
        Lie("knows a larger limit", isNoticedBy: "testAMessageOverTheSizeLimitIsRefused") {
            $0.truth = InMemoryBroker(maxMessageBytes: .max)
        },
    ]
}
