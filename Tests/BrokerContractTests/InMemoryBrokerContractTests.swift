import Kafka
import XCTest

/// The broker contract, on the in-memory broker.
///
/// The test classes of the other brokers inherit the tests. It is not an abstract class that they all inherit from,
/// because XCTest on Linux would list and run that one too.
class InMemoryBrokerContractTests: XCTestCase {
    private static let inMemory = ContractRun(on: .inMemory) { InMemoryBroker() }

    /// The contract on the broker of this class, or nil, with the reason, when there is none to run it on.
    class var contract: (run: ContractRun?, reasonToSkip: String) { (inMemory, "") }

    /// Reports what the case of the calling test's name has found.
    private func verify(
        _ function: String = #function,
        file: StaticString = #filePath,
        line: UInt = #line
    ) async throws {
        let (run, reasonToSkip) = Self.contract
        guard let run else { throw XCTSkip(reasonToSkip, file: file, line: line) }
        for finding in await run.findings(of: String(function.prefix { $0 != "(" })) {
            XCTFail(finding.message, file: finding.file, line: finding.line)
        }
    }

    // MARK: - Partition

    func testMessagesOfAPartitionKeepTheirOrder() async throws { try await verify() }
    func testAKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt() async throws { try await verify() }
    func testMessagesWithoutAKeyAreSpreadOverThePartitions() async throws { try await verify() }
    func testAnExplicitPartitionBeatsTheKey() async throws { try await verify() }
    func testAPartitionThatIsNotThereIsRefused() async throws { try await verify() }
    func testTheReportSaysWhereTheMessageIs() async throws { try await verify() }

    // MARK: - Record

    func testNullAndEmptyKeysStayApart() async throws { try await verify() }
    func testTombstonesKeepTheirNullValue() async throws { try await verify() }
    func testALargeValueArrives() async throws { try await verify() }
    func testAMessageOverTheSizeLimitIsRefused() async throws { try await verify() }
    func testTheTimestampIsWhenTheMessageWasSent() async throws { try await verify() }

    // MARK: - Header

    func testHeadersKeepTheirOrderAndDuplicates() async throws { try await verify() }
    func testNullEmptyAndBinaryHeaderValuesStayAsTheyAre() async throws { try await verify() }
    func testHeaderNamesMayBeEmptyOrUnicode() async throws { try await verify() }
    func testAThousandHeadersArriveInOrder() async throws { try await verify() }
    func testAMessageWithoutHeadersArrivesWithout() async throws { try await verify() }
    func testAHeaderNameWithAZeroByteIsCutOnlyByLibrdkafka() async throws { try await verify() }

    // MARK: - Poll

    func testPollReturnsWhatIsThereAndNoMoreThanAskedFor() async throws { try await verify() }
    func testPollGathersABatch() async throws { try await verify() }
    func testPollReturnsNothingWhenItsTimeIsOver() async throws { try await verify() }
    func testPollWithoutWaitingReadsEverythingInTheEnd() async throws { try await verify() }
    func testPollForLessThanOneMessageIsRefused() async throws { try await verify() }
    func testAWaitingPollReturnsWhenAMessageComes() async throws { try await verify() }
    func testAConsumerReadsItsTopicsAndNoOthers() async throws { try await verify() }
    func testATopicNamedTwiceIsReadOnce() async throws { try await verify() }
    func testAConsumerThatStopsAtEndReadsEveryPartitionFirst() async throws { try await verify() }
    func testAConsumerThatStopsAtEndStopsInAnEmptyTopic() async throws { try await verify() }

    // MARK: - Group

    func testTwoMembersOfAGroupShareThePartitions() async throws { try await verify() }
    func testThePartitionsOfALeaverGoToThoseWhoStay() async throws { try await verify() }
    func testAMemberWithoutAPartitionTakesOverFromALeaver() async throws { try await verify() }
    func testASecondGroupReadsEverything() async throws { try await verify() }
    func testARebalanceLeavesNothingOut() async throws { try await verify() }

    // MARK: - Commit

    func testAGroupResumesAfterTheCommittedMessage() async throws { try await verify() }
    func testWhatWasNotCommittedIsDeliveredAgain() async throws { try await verify() }
    func testACommitDoesNotMoveTheConsumer() async throws { try await verify() }
    func testACommitMovesTheGroupBackWhenToldTo() async throws { try await verify() }
    func testCommitsAreKeptByPartition() async throws { try await verify() }
    func testAPartitionThatIsNotAssignedCannotBeCommitted() async throws { try await verify() }
    func testAFormerOwnerCannotCommit() async throws { try await verify() }
    func testAnOffsetThatNoMessageCanHaveIsRefused() async throws { try await verify() }
    func testAnOffsetBeyondTheLogIsResetAsConfigured() async throws { try await verify() }

    // MARK: - Offset reset

    func testEarliestBeginsWithTheOldestMessage() async throws { try await verify() }
    func testLatestBeginsAfterTheNewestMessage() async throws { try await verify() }
    func testACommittedOffsetBeatsTheOffsetReset() async throws { try await verify() }

    // MARK: - Topic

    func testTheBrokerAnswersAConnectionCheck() async throws { try await verify() }
    func testOnlyLegalTopicNamesAreTaken() async throws { try await verify() }
    func testCreatingATopicAgainKeepsItsMessages() async throws { try await verify() }
    func testATopicIsNotGivenAnotherNumberOfPartitions() async throws { try await verify() }
    func testATopicNeedsAPartition() async throws { try await verify() }
    func testATopicComesIntoBeingOnItsFirstUse() async throws { try await verify() }

    // MARK: - Client

    func testClientsAreKnownByTheirNames() async throws { try await verify() }
    func testAConsumerNeedsAGroupAndTopics() async throws { try await verify() }
    func testAProducerThatWasShutDownSendsNothing() async throws { try await verify() }
    func testAProducersShutdownAnswersEveryMessageUnderWay() async throws { try await verify() }
    func testAConsumerThatWasShutDownReadsAndCommitsNothing() async throws { try await verify() }
    func testAShutdownEndsThoseWhoWait() async throws { try await verify() }
    func testAfterAGracefulShutdownTheLastMessageIsCommitted() async throws { try await verify() }

    // MARK: - Concurrency

    func testCancellingAWaitingConsumerLosesNoMessage() async throws { try await verify() }
    func testCancellingAPollThatGathersLosesNoMessage() async throws { try await verify() }
    func testATaskThatIsCancelledReadsNothing() async throws { try await verify() }
    func testATaskThatIsCancelledSendsNothing() async throws { try await verify() }
    func testASenderThatIsCancelledGivesUpOnlyItsOwnMessage() async throws { try await verify() }
    func testManyTasksSendAtOnceThroughOneProducer() async throws { try await verify() }
    func testManyReadersOfOneConsumerGetEachMessageOnce() async throws { try await verify() }
}
