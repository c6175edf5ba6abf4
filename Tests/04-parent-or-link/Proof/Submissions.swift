import Grading
import Kafka

@testable import Lab04Checks
@testable import Lab04Solution

/// What a submission's `MessageConsumer` looks like.
protocol MessageConsuming: Sendable {
    init(consumer: any KafkaConsumer, relation: Lab04Solution.Relation)
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws
}

/// What a submission's `BatchConsumer` looks like.
protocol BatchConsuming: Sendable {
    init(consumer: any KafkaConsumer, topic: String)
    func handleNext(
        maxMessages: Int,
        timeout: Duration,
        _ handler: ([KafkaConsumerMessage]) async throws -> Void
    ) async throws -> Int
}

extension Lab04Subject {
    /// This subject with another consumer of single messages.
    func with<Consumer: MessageConsuming>(_ type: Consumer.Type) -> Lab04Subject {
        var subject = self
        subject.process = { relation, consumer, handler in
            let relation: Lab04Solution.Relation = relation == .parentAndLink ? .parentAndLink : .linkOnly
            try await Consumer(consumer: consumer, relation: relation).run(handler)
        }
        return subject
    }

    /// This subject with another consumer of batches.
    func with<Consumer: BatchConsuming>(_ type: Consumer.Type) -> Lab04Subject {
        var subject = self
        subject.handleNext = { consumer, topic, maxMessages, handler in
            try await Consumer(consumer: consumer, topic: topic)
                .handleNext(maxMessages: maxMessages, timeout: .seconds(5), handler)
        }
        return subject
    }

    /// This subject with another answer to which relation is right.
    func with(
        relation: @escaping @Sendable (Lab04Solution.Situation) -> Lab04Solution.Relation
    ) -> Lab04Subject {
        var subject = self
        subject.relation = { situation in
            let answer =
                switch situation {
                case .oneMessage: relation(.oneMessage)
                case .oneMessageInsideAnotherSpan: relation(.oneMessageInsideAnotherSpan)
                case .batch: relation(.batch)
                case .replay: relation(.replay)
                }
            return answer == .parentAndLink ? .parentAndLink : .linkOnly
        }
        return subject
    }
}

extension Chaff where Subject == Lab04Subject {
    static func message<Consumer: MessageConsuming>(
        _ type: Consumer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    static func batch<Consumer: BatchConsuming>(
        _ type: Consumer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    /// The function has no type of its own: the chaff is called after the enum around it.
    static func relation(
        _ type: Any.Type,
        _ relation: @escaping @Sendable (Lab04Solution.Situation) -> Lab04Solution.Relation,
        meantFor: String
    ) -> Chaff {
        Chaff(CheckID.ofTest(String(describing: type)), meantFor: meantFor, subject: .solution.with(relation: relation))
    }
}

extension CallsTheHandlerTwice.MessageConsumer: MessageConsuming {}
extension ContinuesEverything.MessageConsumer: MessageConsuming {}
extension ContinuesWhereNothingIsActive.MessageConsumer: MessageConsuming {}
extension CountsASingleMessage.MessageConsumer: MessageConsuming {}
extension DoesNotActivateTheLinkedSpan.MessageConsumer: MessageConsuming {}
extension EndsBeforeTheHandler.MessageConsumer: MessageConsuming {}
extension ForgetsTheConsumerKind.MessageConsumer: MessageConsuming {}
extension ForgetsTheLink.MessageConsumer: MessageConsuming {}
extension ForgetsTheLinkBesideTheParent.MessageConsumer: MessageConsuming {}
extension IgnoresTheContext.MessageConsumer: MessageConsuming {}
extension KeepsTheContextBetweenMessages.MessageConsumer: MessageConsuming {}
extension LeavesTheActiveSpan.MessageConsumer: MessageConsuming {}
extension LinksInsteadOfContinuing.MessageConsumer: MessageConsuming {}
extension LinksToTheActiveSpan.MessageConsumer: MessageConsuming {}
extension LinksToTheSpanItself.MessageConsumer: MessageConsuming {}
extension NamesTheSpanKafkaConsume.MessageConsumer: MessageConsuming {}
extension SwallowsTheErrorOfAMessage.MessageConsumer: MessageConsuming {}
extension CallsTheHandlerForEachMessage.BatchConsumer: BatchConsuming {}
extension CallsTheHandlerWithNothing.BatchConsumer: BatchConsuming {}
extension CommitsBeforeHandling.BatchConsumer: BatchConsuming {}
extension CommitsOnlyTheLastMessage.BatchConsumer: BatchConsuming {}
extension CommitsTheFirstOfEachPartition.BatchConsumer: BatchConsuming {}
extension ContinuesTheFirstMessage.BatchConsumer: BatchConsuming {}
extension CountsOnlyLinkedMessages.BatchConsumer: BatchConsuming {}
extension CutsTheLinks.BatchConsumer: BatchConsuming {}
extension DoesNotActivateTheBatchSpan.BatchConsumer: BatchConsuming {}
extension DropsTheTracestate.BatchConsumer: BatchConsuming {}
extension EndsBeforeTheBatchIsHandled.BatchConsumer: BatchConsuming {}
extension ForgetsTheConsumerKindOfABatch.BatchConsumer: BatchConsuming {}
extension ForgetsTheErrorType.BatchConsumer: BatchConsuming {}
extension ForgetsTheMessageCount.BatchConsumer: BatchConsuming {}
extension HangsBelowTheFirstMessage.BatchConsumer: BatchConsuming {}
extension HidesTheErrorFromTheSpan.BatchConsumer: BatchConsuming {}
extension IgnoresTheLimit.BatchConsumer: BatchConsuming {}
extension KeepsTheContextOfTheMessageBefore.BatchConsumer: BatchConsuming {}
extension LeavesNoSpan.BatchConsumer: BatchConsuming {}
extension LeavesOutMessagesWithoutContext.BatchConsumer: BatchConsuming {}
extension LinksEachContextOnce.BatchConsumer: BatchConsuming {}
extension LinksInvalidContexts.BatchConsumer: BatchConsuming {}
extension LinksNothing.BatchConsumer: BatchConsuming {}
extension LinksOnlySampledMessages.BatchConsumer: BatchConsuming {}
extension LinksOnlyTheFirst.BatchConsumer: BatchConsuming {}
extension LinksTheActiveContext.BatchConsumer: BatchConsuming {}
extension LinksToItsOwnSpan.BatchConsumer: BatchConsuming {}
extension LinksWithoutAttributes.BatchConsumer: BatchConsuming {}
extension MakesASpanForEachMessage.BatchConsumer: BatchConsuming {}
extension MakesASpanOfNothing.BatchConsumer: BatchConsuming {}
extension MakesSpansForMessagesFetchedAhead.BatchConsumer: BatchConsuming {}
extension NamesTheSpanByTheCount.BatchConsumer: BatchConsuming {}
extension NeverCommits.BatchConsumer: BatchConsuming {}
extension PutsMessageAttributesOnTheSpan.BatchConsumer: BatchConsuming {}
extension RepeatsTheLastMessageOnTheSpan.BatchConsumer: BatchConsuming {}
extension StartsBeforeThePoll.BatchConsumer: BatchConsuming {}
extension SwallowsTheError.BatchConsumer: BatchConsuming {}
extension TakesTheGroupForTheClient.BatchConsumer: BatchConsuming {}
extension TellsMessagesApartByTheirContext.BatchConsumer: BatchConsuming {}
extension UsesOldAttributeNames.BatchConsumer: BatchConsuming {}
extension UsesOldNamesOnLinks.BatchConsumer: BatchConsuming {}
extension WritesAnEmptyKey.BatchConsumer: BatchConsuming {}
extension WritesTheMessageAsErrorType.BatchConsumer: BatchConsuming {}
extension WritesTheOffsetAsText.BatchConsumer: BatchConsuming {}
extension WritesThePartitionAsANumber.BatchConsumer: BatchConsuming {}
