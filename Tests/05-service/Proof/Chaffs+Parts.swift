import Grading

@testable import Lab05Checks

extension Chaff where Subject == Lab05Subject {
    static func api<API: OrdersAnswering>(
        _ type: API.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    static func publisher<Publisher: EventPublishing>(
        _ type: Publisher.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    static func consumer<Consumer: EventConsuming>(
        _ type: Consumer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    static func billing<Handler: BillingHandling>(
        _ type: Handler.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    static func notifier<Handler: Notifying>(
        _ type: Handler.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }
}

extension AppendsTheReadableHeaders.EventPublisher: EventPublishing {}
extension AppendsTheTraceparent.EventPublisher: EventPublishing {}
extension CapitalizesTheTraceparent.EventPublisher: EventPublishing {}
extension CommitsBeforeHandling.EventConsumer: EventConsuming {}
extension ComparesNamesByCase.OrdersAPI: OrdersAnswering {}
extension CountsClientsMistakes.OrdersAPI: OrdersAnswering {}
extension DescribesNoEvent.EventConsumer: EventConsuming {}
extension DispatchesByTopic.EventConsumer: EventConsuming {}
extension DoesNotActivateTheProcessSpan.EventConsumer: EventConsuming {}
extension DoesNotActivateTheRequestSpan.OrdersAPI: OrdersAnswering {}
extension DropsOtherHeaders.EventPublisher: EventPublishing {}
extension DropsTheEventsHeaders.Billing: BillingHandling {}
extension EndsBeforeTheAcknowledgement.EventPublisher: EventPublishing {}
extension EndsBeforeTheHandler.EventConsumer: EventConsuming {}
extension EndsBeforeTheOrderIsPlaced.OrdersAPI: OrdersAnswering {}
extension FailsOnUnknownTypes.EventConsumer: EventConsuming {}
extension ForgetsTheClientKind.Billing: BillingHandling {}
extension ForgetsTheConsumerKind.EventConsumer: EventConsuming {}
extension ForgetsTheEventsType.EventPublisher: EventPublishing {}
extension ForgetsTheNextEvent.Billing: BillingHandling {}
extension ForgetsTheNotificationID.Notifier: Notifying {}
extension ForgetsTheProducerKind.EventPublisher: EventPublishing {}
extension ForgetsTheServerKind.OrdersAPI: OrdersAnswering {}
extension ForgetsTheService.EventPublisher: EventPublishing {}
extension ForgetsToInject.EventPublisher: EventPublishing {}
extension HidesTheDatabasesError.Billing: BillingHandling {}
extension HidesTheFailedChannel.Notifier: Notifying {}
extension HidesTheFailedDelivery.EventPublisher: EventPublishing {}
extension HidesTheHandlersError.EventConsumer: EventConsuming {}
extension HidesTheServersFailure.OrdersAPI: OrdersAnswering {}
extension IgnoresTheExtractedContext.EventConsumer: EventConsuming {}
extension IgnoresTheRateLimit.OrdersAPI: OrdersAnswering {}
extension IgnoresTheTraceparent.OrdersAPI: OrdersAnswering {}
extension InjectsOnlyBelowASpan.EventPublisher: EventPublishing {}
extension InjectsTooEarly.EventPublisher: EventPublishing {}
extension KeepsTheContextBetweenEvents.EventConsumer: EventConsuming {}
extension KeepsTheContextBetweenRequests.OrdersAPI: OrdersAnswering {}
extension KeepsTheFirstTraceID.OrdersAPI: OrdersAnswering {}
extension KeepsTheOldTraceparent.EventPublisher: EventPublishing {}
extension LeavesTheRequestInternal.Notifier: Notifying {}
extension LeavesUnknownTypesUncommitted.EventConsumer: EventConsuming {}
extension LinksInsteadOfContinuing.EventConsumer: EventConsuming {}
extension LinksToTheCaller.OrdersAPI: OrdersAnswering {}
extension LogsAfterTheProcessSpan.EventConsumer: EventConsuming {}
extension LogsAfterTheRequestSpan.OrdersAPI: OrdersAnswering {}
extension LogsEverythingAsInfo.EventConsumer: EventConsuming {}
extension LogsNoChannel.Notifier: Notifying {}
extension LogsNoCorrelationID.OrdersAPI: OrdersAnswering {}
extension LogsOutsideTheClientSpan.Notifier: Notifying {}
extension LogsTheAddress.Notifier: Notifying {}
extension LogsTheBody.OrdersAPI: OrdersAnswering {}
extension LowercasesTheValue.OrdersAPI: OrdersAnswering {}
extension MakesANewCorrelationID.Billing: BillingHandling {}
extension MarksRejectionAsAnError.OrdersAPI: OrdersAnswering {}
extension MarksTheNextChannelToo.Notifier: Notifying {}
extension MarksUnknownTypesAsFailed.EventConsumer: EventConsuming {}
extension NamesAGuest.OrdersAPI: OrdersAnswering {}
extension NamesAllChannelsAlike.Notifier: Notifying {}
extension NamesTheSpanByTheFunction.OrdersAPI: OrdersAnswering {}
extension NamesTheSpanByTheStatement.Billing: BillingHandling {}
extension NamesTheSpanByTheType.EventConsumer: EventConsuming {}
extension NeverCommits.EventConsumer: EventConsuming {}
extension PublishesInADetachedTask.Billing: BillingHandling {}
extension PublishesInTheSendersContext.Billing: BillingHandling {}
extension PublishesRejectedOrders.OrdersAPI: OrdersAnswering {}
extension PutsTheDecisionOnAChildSpan.OrdersAPI: OrdersAnswering {}
extension RefusesAnInvalidTraceparent.OrdersAPI: OrdersAnswering {}
extension SetsTheStatusToOK.OrdersAPI: OrdersAnswering {}
extension ShowsNoRuleOnRejection.OrdersAPI: OrdersAnswering {}
extension SkipsBeforeTheSpan.EventConsumer: EventConsuming {}
extension StartsANewTrace.EventPublisher: EventPublishing {}
extension StopsAtTheFirstFailure.Notifier: Notifying {}
extension SwallowsTheDatabasesError.Billing: BillingHandling {}
extension SwallowsTheFailedDelivery.EventPublisher: EventPublishing {}
extension SwallowsTheHandlersError.EventConsumer: EventConsuming {}
extension SwallowsUnknownTypes.EventConsumer: EventConsuming {}
extension TakesAnyAnswerForSuccess.Notifier: Notifying {}
extension TakesTheFirstOfSeveralFields.OrdersAPI: OrdersAnswering {}
extension ThrowsWhenAllWereTried.Notifier: Notifying {}
extension UsesOldDatabaseNames.Billing: BillingHandling {}
extension UsesOldHTTPNames.OrdersAPI: OrdersAnswering {}
extension WritesHeadersAsInHTTP.EventPublisher: EventPublishing {}
extension WritesTheStatusAsText.OrdersAPI: OrdersAnswering {}
extension WritesTheWholeAddress.Notifier: Notifying {}
extension WritesValuesIntoTheStatement.Billing: BillingHandling {}
