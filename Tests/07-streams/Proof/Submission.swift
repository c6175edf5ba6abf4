import Streams

@testable import Lab07Checks
@testable import Lab07Solution

/// What a submission's `OrderTotals` looks like.
protocol OrderTotalling: WindowAggregator {
    init(job: TotalsJob)
}

extension Lab07Subject {
    /// This subject with another operator.
    func with(_ withoutEmail: @escaping @Sendable (StreamRecord) throws -> StreamRecord) -> Lab07Subject {
        var subject = self
        subject.withoutEmail = withoutEmail
        return subject
    }

    /// This subject with other totals.
    func with<Totals: OrderTotalling>(_ type: Totals.Type) -> Lab07Subject {
        var subject = self
        subject.totals = { Totals(job: TotalsJob($0)) }
        return subject
    }
}

extension CarriesAnOrdersTraceparent.OrderTotals: OrderTotalling {}
extension ContinuesTheLateOrder.OrderTotals: OrderTotalling {}
extension CopiesTheFirstOrdersHeaders.OrderTotals: OrderTotalling {}
extension CountsALateOrderAsABatch.OrderTotals: OrderTotalling {}
extension CountsOnlyTracedOrders.OrderTotals: OrderTotalling {}
extension DescribesTheTotalsTopic.OrderTotals: OrderTotalling {}
extension DoesNotSayLate.OrderTotals: OrderTotalling {}
extension DropsALateOrdersHeaders.OrderTotals: OrderTotalling {}
extension EndsBeforeTheSend.OrderTotals: OrderTotalling {}
extension ForgetsTheConsumerKind.OrderTotals: OrderTotalling {}
extension ForgetsTheErrorType.OrderTotals: OrderTotalling {}
extension ForgetsTheProducerKind.OrderTotals: OrderTotalling {}
extension ForgetsToCount.OrderTotals: OrderTotalling {}
extension ForgetsToInject.OrderTotals: OrderTotalling {}
extension ForgetsWhereTheTotalLanded.OrderTotals: OrderTotalling {}
extension IgnoresLateOrders.OrderTotals: OrderTotalling {}
extension InjectsTooEarly.OrderTotals: OrderTotalling {}
extension InjectsWhatWasActiveBefore.OrderTotals: OrderTotalling {}
extension IsAChildOfTheFirstOrder.OrderTotals: OrderTotalling {}
extension IsAChildOfTheLastOrder.OrderTotals: OrderTotalling {}
extension JoinsTheJobsTrace.OrderTotals: OrderTotalling {}
extension KeepsLateOrdersToItself.OrderTotals: OrderTotalling {}
extension KeepsLinksForEver.OrderTotals: OrderTotalling {}
extension LeavesASpanForEachOrder.OrderTotals: OrderTotalling {}
extension LeavesTheLateOrderUnlinked.OrderTotals: OrderTotalling {}
extension LeavesTheLinksBare.OrderTotals: OrderTotalling {}
extension LendsTheLastContext.OrderTotals: OrderTotalling {}
extension LinksAllButItsParent.OrderTotals: OrderTotalling {}
extension LinksEachContextOnce.OrderTotals: OrderTotalling {}
extension LinksLateOrdersFromTheNextTotal.OrderTotals: OrderTotalling {}
extension LinksNothing.OrderTotals: OrderTotalling {}
extension LinksOnlyTheFirst.OrderTotals: OrderTotalling {}
extension LinksOnlyTheLast.OrderTotals: OrderTotalling {}
extension LosesALateOrderThatFails.OrderTotals: OrderTotalling {}
extension MixesTheStores.OrderTotals: OrderTotalling {}
extension NamesTheSendAfterTheOrders.OrderTotals: OrderTotalling {}
extension NamesTheSpanAfterTheTotals.OrderTotals: OrderTotalling {}
extension NamesTheSpanByStore.OrderTotals: OrderTotalling {}
extension PassesLateOrdersOnUntraced.OrderTotals: OrderTotalling {}
extension PutsOneContextOnAllTotals.OrderTotals: OrderTotalling {}
extension PutsTheOffsetOnTheSpan.OrderTotals: OrderTotalling {}
extension RefusesMalformedContexts.OrderTotals: OrderTotalling {}
extension ReusesOneHeaderList.OrderTotals: OrderTotalling {}
extension SaysTheWindowInSeconds.OrderTotals: OrderTotalling {}
extension SendsInATraceOfItsOwn.OrderTotals: OrderTotalling {}
extension SendsWithoutASpan.OrderTotals: OrderTotalling {}
extension StopsAt128Links.OrderTotals: OrderTotalling {}
extension SwallowsTheFailure.OrderTotals: OrderTotalling {}
extension TakesTheGroupForTheClient.OrderTotals: OrderTotalling {}
extension TakesWhatHasArrived.OrderTotals: OrderTotalling {}
extension UsesOldAttributeNames.OrderTotals: OrderTotalling {}
extension WritesANullKeyAsText.OrderTotals: OrderTotalling {}
extension WritesThePartitionAsANumber.OrderTotals: OrderTotalling {}
extension AnotherOrder.OrderTotals: OrderTotalling {}
extension MoreThanWasAskedFor.OrderTotals: OrderTotalling {}
extension SpansEndedByHand.OrderTotals: OrderTotalling {}
