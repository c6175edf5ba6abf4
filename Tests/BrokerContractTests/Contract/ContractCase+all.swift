extension ContractCase {
    /// The whole contract. Each has its test in ``InMemoryBrokerContractTests``.
    static let all: [ContractCase] = [
        ContractCase("testMessagesOfAPartitionKeepTheirOrder", Contract.messagesOfAPartitionKeepTheirOrder),
        ContractCase(
            "testAKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt",
            Contract.aKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt
        ),
        ContractCase(
            "testMessagesWithoutAKeyAreSpreadOverThePartitions",
            Contract.messagesWithoutAKeyAreSpreadOverThePartitions
        ),
        ContractCase("testAnExplicitPartitionBeatsTheKey", Contract.anExplicitPartitionBeatsTheKey),
        ContractCase("testAPartitionThatIsNotThereIsRefused", Contract.aPartitionThatIsNotThereIsRefused),
        ContractCase("testTheReportSaysWhereTheMessageIs", Contract.theReportSaysWhereTheMessageIs),
        ContractCase("testNullAndEmptyKeysStayApart", Contract.nullAndEmptyKeysStayApart),
        ContractCase("testTombstonesKeepTheirNullValue", Contract.tombstonesKeepTheirNullValue),
        ContractCase("testALargeValueArrives", Contract.aLargeValueArrives),
        ContractCase("testAMessageOverTheSizeLimitIsRefused", Contract.aMessageOverTheSizeLimitIsRefused),
        ContractCase("testTheTimestampIsWhenTheMessageWasSent", Contract.theTimestampIsWhenTheMessageWasSent),
        ContractCase("testHeadersKeepTheirOrderAndDuplicates", Contract.headersKeepTheirOrderAndDuplicates),
        ContractCase(
            "testNullEmptyAndBinaryHeaderValuesStayAsTheyAre",
            Contract.nullEmptyAndBinaryHeaderValuesStayAsTheyAre
        ),
        ContractCase("testHeaderNamesMayBeEmptyOrUnicode", Contract.headerNamesMayBeEmptyOrUnicode),
        ContractCase("testAThousandHeadersArriveInOrder", Contract.aThousandHeadersArriveInOrder),
        ContractCase("testAMessageWithoutHeadersArrivesWithout", Contract.aMessageWithoutHeadersArrivesWithout),
        ContractCase(
            "testAHeaderNameWithAZeroByteIsCutOnlyByLibrdkafka",
            Contract.aHeaderNameWithAZeroByteIsCutOnlyByLibrdkafka
        ),
        ContractCase(
            "testPollReturnsWhatIsThereAndNoMoreThanAskedFor",
            Contract.pollReturnsWhatIsThereAndNoMoreThanAskedFor
        ),
        ContractCase("testPollGathersABatch", Contract.pollGathersABatch),
        ContractCase("testPollReturnsNothingWhenItsTimeIsOver", Contract.pollReturnsNothingWhenItsTimeIsOver),
        ContractCase(
            "testPollWithoutWaitingReadsEverythingInTheEnd",
            Contract.pollWithoutWaitingReadsEverythingInTheEnd
        ),
        ContractCase("testPollForLessThanOneMessageIsRefused", Contract.pollForLessThanOneMessageIsRefused),
        ContractCase("testAWaitingPollReturnsWhenAMessageComes", Contract.aWaitingPollReturnsWhenAMessageComes),
        ContractCase("testAConsumerReadsItsTopicsAndNoOthers", Contract.aConsumerReadsItsTopicsAndNoOthers),
        ContractCase("testATopicNamedTwiceIsReadOnce", Contract.aTopicNamedTwiceIsReadOnce),
        ContractCase(
            "testAConsumerThatStopsAtEndReadsEveryPartitionFirst",
            Contract.aConsumerThatStopsAtEndReadsEveryPartitionFirst
        ),
        ContractCase(
            "testAConsumerThatStopsAtEndStopsInAnEmptyTopic",
            Contract.aConsumerThatStopsAtEndStopsInAnEmptyTopic
        ),
        ContractCase("testTwoMembersOfAGroupShareThePartitions", Contract.twoMembersOfAGroupShareThePartitions),
        ContractCase("testThePartitionsOfALeaverGoToThoseWhoStay", Contract.thePartitionsOfALeaverGoToThoseWhoStay),
        ContractCase(
            "testAMemberWithoutAPartitionTakesOverFromALeaver",
            Contract.aMemberWithoutAPartitionTakesOverFromALeaver
        ),
        ContractCase("testASecondGroupReadsEverything", Contract.aSecondGroupReadsEverything),
        ContractCase("testARebalanceLeavesNothingOut", Contract.aRebalanceLeavesNothingOut),
        ContractCase("testAGroupResumesAfterTheCommittedMessage", Contract.aGroupResumesAfterTheCommittedMessage),
        ContractCase("testWhatWasNotCommittedIsDeliveredAgain", Contract.whatWasNotCommittedIsDeliveredAgain),
        ContractCase("testACommitDoesNotMoveTheConsumer", Contract.aCommitDoesNotMoveTheConsumer),
        ContractCase("testACommitMovesTheGroupBackWhenToldTo", Contract.aCommitMovesTheGroupBackWhenToldTo),
        ContractCase("testCommitsAreKeptByPartition", Contract.commitsAreKeptByPartition),
        ContractCase(
            "testAPartitionThatIsNotAssignedCannotBeCommitted",
            Contract.aPartitionThatIsNotAssignedCannotBeCommitted
        ),
        ContractCase("testAFormerOwnerCannotCommit", Contract.aFormerOwnerCannotCommit),
        ContractCase("testAnOffsetThatNoMessageCanHaveIsRefused", Contract.anOffsetThatNoMessageCanHaveIsRefused),
        ContractCase("testAnOffsetBeyondTheLogIsResetAsConfigured", Contract.anOffsetBeyondTheLogIsResetAsConfigured),
        ContractCase("testEarliestBeginsWithTheOldestMessage", Contract.earliestBeginsWithTheOldestMessage),
        ContractCase("testLatestBeginsAfterTheNewestMessage", Contract.latestBeginsAfterTheNewestMessage),
        ContractCase("testACommittedOffsetBeatsTheOffsetReset", Contract.aCommittedOffsetBeatsTheOffsetReset),
        ContractCase("testTheBrokerAnswersAConnectionCheck", Contract.theBrokerAnswersAConnectionCheck),
        ContractCase("testOnlyLegalTopicNamesAreTaken", Contract.onlyLegalTopicNamesAreTaken),
        ContractCase("testCreatingATopicAgainKeepsItsMessages", Contract.creatingATopicAgainKeepsItsMessages),
        ContractCase(
            "testATopicIsNotGivenAnotherNumberOfPartitions",
            Contract.aTopicIsNotGivenAnotherNumberOfPartitions
        ),
        ContractCase("testATopicNeedsAPartition", Contract.aTopicNeedsAPartition),
        ContractCase("testATopicComesIntoBeingOnItsFirstUse", Contract.aTopicComesIntoBeingOnItsFirstUse),
        ContractCase("testClientsAreKnownByTheirNames", Contract.clientsAreKnownByTheirNames),
        ContractCase("testAConsumerNeedsAGroupAndTopics", Contract.aConsumerNeedsAGroupAndTopics),
        ContractCase("testAProducerThatWasShutDownSendsNothing", Contract.aProducerThatWasShutDownSendsNothing),
        ContractCase(
            "testAProducersShutdownAnswersEveryMessageUnderWay",
            Contract.aProducersShutdownAnswersEveryMessageUnderWay
        ),
        ContractCase(
            "testAConsumerThatWasShutDownReadsAndCommitsNothing",
            Contract.aConsumerThatWasShutDownReadsAndCommitsNothing
        ),
        ContractCase("testAShutdownEndsThoseWhoWait", Contract.aShutdownEndsThoseWhoWait),
        ContractCase(
            "testAfterAGracefulShutdownTheLastMessageIsCommitted",
            Contract.afterAGracefulShutdownTheLastMessageIsCommitted
        ),
        ContractCase("testCancellingAWaitingConsumerLosesNoMessage", Contract.cancellingAWaitingConsumerLosesNoMessage),
        ContractCase("testCancellingAPollThatGathersLosesNoMessage", Contract.cancellingAPollThatGathersLosesNoMessage),
        ContractCase("testATaskThatIsCancelledReadsNothing", Contract.aTaskThatIsCancelledReadsNothing),
        ContractCase("testATaskThatIsCancelledSendsNothing", Contract.aTaskThatIsCancelledSendsNothing),
        ContractCase(
            "testASenderThatIsCancelledGivesUpOnlyItsOwnMessage",
            Contract.aSenderThatIsCancelledGivesUpOnlyItsOwnMessage
        ),
        ContractCase("testManyTasksSendAtOnceThroughOneProducer", Contract.manyTasksSendAtOnceThroughOneProducer),
        ContractCase(
            "testManyReadersOfOneConsumerGetEachMessageOnce",
            Contract.manyReadersOfOneConsumerGetEachMessageOnce
        ),
    ]
}
