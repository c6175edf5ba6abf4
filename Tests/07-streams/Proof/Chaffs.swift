import Grading
import Streams

@testable import Lab07Checks
@testable import Lab07Solution

/// The wrong submissions of Lab 07, in the order of the checks that they are made for. Each file in `Chaffs/` holds the
/// solution's function or type with one bug.
let lab07Chaffs: [Chaff<Lab07Subject>] = [
    .cleaning(
        "drops-the-headers",
        DropsTheHeaders.withoutEmail,
        meantFor: "cleaned-order-carries-the-shops-traceparent",
        alsoFails: [
            "cleaned-order-keeps-its-other-headers"
        ]
    ),
    .cleaning(
        "appends-a-traceparent",
        AppendsATraceparent.withoutEmail,
        meantFor: "cleaned-order-carries-the-shops-traceparent",
        alsoFails: [
            "cleaned-order-keeps-its-other-headers",
            "cleaned-order-never-carries-anothers-context",
        ]
    ),
    .cleaning(
        "continues-in-the-operator",
        ContinuesInTheOperator.withoutEmail,
        meantFor: "cleaned-order-carries-the-shops-traceparent",
        alsoFails: [
            "cleaned-order-keeps-its-other-headers",
            "cleaned-order-never-carries-anothers-context",
        ]
    ),
    .cleaning(
        "keeps-only-the-traceparent",
        KeepsOnlyTheTraceparent.withoutEmail,
        meantFor: "cleaned-order-keeps-its-other-headers"
    ),
    .cleaning(
        "puts-headers-through-a-dictionary",
        PutsHeadersThroughADictionary.withoutEmail,
        meantFor: "cleaned-order-keeps-its-other-headers"
    ),
    .cleaning(
        "lends-headers-to-the-next",
        LendsHeadersToTheNext.withoutEmail,
        meantFor: "cleaned-order-never-carries-anothers-context"
    ),
    .totals(
        LeavesASpanForEachOrder.OrderTotals.self,
        meantFor: "each-window-leaves-one-process-span",
        alsoFails: Set(lab07Checks.map(\.id)).subtracting([
            "cleaned-order-carries-the-shops-traceparent",
            "cleaned-order-keeps-its-other-headers",
            "cleaned-order-never-carries-anothers-context",
            "windows-do-not-share-a-trace",
            "process-span-has-kind-consumer",
            "process-span-is-named-by-the-convention",
            "late-order-is-passed-on-as-it-came",
            "late-order-that-cannot-be-passed-on-ends-the-job",
        ])
    ),
    .totals(
        IsAChildOfTheFirstOrder.OrderTotals.self,
        meantFor: "process-span-starts-a-trace-of-its-own"
    ),
    .totals(
        IsAChildOfTheLastOrder.OrderTotals.self,
        meantFor: "process-span-starts-a-trace-of-its-own"
    ),
    .totals(
        LinksAllButItsParent.OrderTotals.self,
        meantFor: "process-span-starts-a-trace-of-its-own",
        alsoFails: everyLink.union(["link-says-which-record-it-is-about", "failed-total-comes-again-with-its-links"])
    ),
    .totals(
        JoinsTheJobsTrace.OrderTotals.self,
        meantFor: "windows-do-not-share-a-trace"
    ),
    .totals(
        ForgetsTheConsumerKind.OrderTotals.self,
        meantFor: "process-span-has-kind-consumer"
    ),
    .totals(
        NamesTheSpanByStore.OrderTotals.self,
        meantFor: "process-span-is-named-by-the-convention"
    ),
    .totals(
        NamesTheSpanAfterTheTotals.OrderTotals.self,
        meantFor: "process-span-is-named-by-the-convention"
    ),
    .totals(
        EndsBeforeTheSend.OrderTotals.self,
        meantFor: "process-span-covers-the-send",
        alsoFails: [
            "failed-total-is-recorded"
        ]
    ),
    .totals(
        LinksNothing.OrderTotals.self,
        meantFor: "every-order-of-the-window-is-linked",
        alsoFails: everyLink.union(["link-says-which-record-it-is-about", "failed-total-comes-again-with-its-links"])
    ),
    .totals(
        LinksOnlyTheLast.OrderTotals.self,
        meantFor: "every-order-of-the-window-is-linked",
        alsoFails: everyLink.union(["link-says-which-record-it-is-about", "failed-total-comes-again-with-its-links"])
    ),
    .totals(
        LinksOnlyTheFirst.OrderTotals.self,
        meantFor: "every-order-of-the-window-is-linked",
        alsoFails: everyLink.union(["link-says-which-record-it-is-about", "failed-total-comes-again-with-its-links"])
    ),
    .totals(
        MixesTheStores.OrderTotals.self,
        meantFor: "windows-of-two-stores-do-not-mix",
        alsoFails: [
            "links-end-with-their-window",
            "orders-out-of-order-are-linked-to-their-own-window",
            "link-says-which-record-it-is-about",
            "failed-total-comes-again-with-its-links",
        ]
    ),
    .totals(
        KeepsLinksForEver.OrderTotals.self,
        meantFor: "links-end-with-their-window",
        alsoFails: [
            "orders-out-of-order-are-linked-to-their-own-window",
            "failed-total-comes-again-with-its-links",
        ]
    ),
    .totals(
        TakesWhatHasArrived.OrderTotals.self,
        meantFor: "orders-out-of-order-are-linked-to-their-own-window",
        alsoFails: [
            "links-end-with-their-window",
            "failed-total-comes-again-with-its-links",
        ]
    ),
    .totals(
        LendsTheLastContext.OrderTotals.self,
        meantFor: "order-without-a-context-lends-none"
    ),
    .totals(
        RefusesMalformedContexts.OrderTotals.self,
        meantFor: "order-without-a-context-lends-none"
    ),
    .totals(
        LinksEachContextOnce.OrderTotals.self,
        meantFor: "same-context-twice-is-linked-twice"
    ),
    .totals(
        StopsAt128Links.OrderTotals.self,
        meantFor: "links-over-the-limit-are-counted"
    ),
    .totals(
        LeavesTheLinksBare.OrderTotals.self,
        meantFor: "link-says-which-record-it-is-about"
    ),
    .totals(
        WritesThePartitionAsANumber.OrderTotals.self,
        meantFor: "link-says-which-record-it-is-about"
    ),
    .totals(
        WritesANullKeyAsText.OrderTotals.self,
        meantFor: "link-says-which-record-it-is-about"
    ),
    .totals(
        PutsTheOffsetOnTheSpan.OrderTotals.self,
        meantFor: "process-span-carries-no-single-record"
    ),
    .totals(
        UsesOldAttributeNames.OrderTotals.self,
        meantFor: "process-span-has-the-messaging-attributes"
    ),
    .totals(
        DescribesTheTotalsTopic.OrderTotals.self,
        meantFor: "process-span-has-the-messaging-attributes"
    ),
    .totals(
        CountsOnlyTracedOrders.OrderTotals.self,
        meantFor: "process-span-counts-its-orders"
    ),
    .totals(
        ForgetsToCount.OrderTotals.self,
        meantFor: "process-span-counts-its-orders"
    ),
    .totals(
        SaysTheWindowInSeconds.OrderTotals.self,
        meantFor: "process-span-says-which-window"
    ),
    .totals(
        SendsWithoutASpan.OrderTotals.self,
        meantFor: "total-is-sent-in-a-producer-span-below-the-process-span",
        alsoFails: [
            "send-span-has-the-messaging-attributes",
            "total-carries-the-send-spans-context",
            "two-totals-carry-two-contexts",
            "failed-total-is-recorded",
        ]
    ),
    .totals(
        ForgetsTheProducerKind.OrderTotals.self,
        meantFor: "total-is-sent-in-a-producer-span-below-the-process-span"
    ),
    .totals(
        NamesTheSendAfterTheOrders.OrderTotals.self,
        meantFor: "total-is-sent-in-a-producer-span-below-the-process-span"
    ),
    .totals(
        SendsInATraceOfItsOwn.OrderTotals.self,
        meantFor: "total-is-sent-in-a-producer-span-below-the-process-span"
    ),
    .totals(
        ForgetsWhereTheTotalLanded.OrderTotals.self,
        meantFor: "send-span-has-the-messaging-attributes"
    ),
    .totals(
        TakesTheGroupForTheClient.OrderTotals.self,
        meantFor: "send-span-has-the-messaging-attributes"
    ),
    .totals(
        ForgetsToInject.OrderTotals.self,
        meantFor: "total-carries-the-send-spans-context",
        alsoFails: [
            "two-totals-carry-two-contexts"
        ]
    ),
    .totals(
        InjectsTooEarly.OrderTotals.self,
        meantFor: "total-carries-the-send-spans-context",
        alsoFails: [
            "two-totals-carry-two-contexts"
        ]
    ),
    .totals(
        InjectsWhatWasActiveBefore.OrderTotals.self,
        meantFor: "total-carries-the-send-spans-context",
        alsoFails: [
            "two-totals-carry-two-contexts"
        ]
    ),
    .totals(
        CarriesAnOrdersTraceparent.OrderTotals.self,
        meantFor: "total-carries-the-send-spans-context",
        alsoFails: [
            "two-totals-carry-two-contexts",
            "total-carries-no-orders-headers",
        ]
    ),
    .totals(
        ReusesOneHeaderList.OrderTotals.self,
        meantFor: "two-totals-carry-two-contexts"
    ),
    .totals(
        PutsOneContextOnAllTotals.OrderTotals.self,
        meantFor: "two-totals-carry-two-contexts"
    ),
    .totals(
        CopiesTheFirstOrdersHeaders.OrderTotals.self,
        meantFor: "total-carries-no-orders-headers"
    ),
    .totals(
        ForgetsTheErrorType.OrderTotals.self,
        meantFor: "failed-total-is-recorded"
    ),
    .totals(
        SwallowsTheFailure.OrderTotals.self,
        meantFor: "failed-total-comes-again-with-its-links"
    ),
    .totals(
        IgnoresLateOrders.OrderTotals.self,
        meantFor: "late-order-leaves-a-process-span",
        alsoFails: [
            "late-order-is-linked",
            "late-order-is-in-no-total",
            "late-order-is-passed-on-as-it-came",
            "late-span-says-that-the-order-was-late",
            "late-order-that-cannot-be-passed-on-ends-the-job",
        ]
    ),
    .totals(
        PassesLateOrdersOnUntraced.OrderTotals.self,
        meantFor: "late-order-leaves-a-process-span",
        alsoFails: [
            "late-order-is-linked",
            "late-order-is-in-no-total",
            "late-span-says-that-the-order-was-late",
        ]
    ),
    .totals(
        LeavesTheLateOrderUnlinked.OrderTotals.self,
        meantFor: "late-order-is-linked"
    ),
    .totals(
        ContinuesTheLateOrder.OrderTotals.self,
        meantFor: "late-order-is-linked"
    ),
    .totals(
        LinksLateOrdersFromTheNextTotal.OrderTotals.self,
        meantFor: "late-order-is-in-no-total"
    ),
    .totals(
        KeepsLateOrdersToItself.OrderTotals.self,
        meantFor: "late-order-is-passed-on-as-it-came",
        alsoFails: [
            "late-order-that-cannot-be-passed-on-ends-the-job"
        ]
    ),
    .totals(
        DropsALateOrdersHeaders.OrderTotals.self,
        meantFor: "late-order-is-passed-on-as-it-came"
    ),
    .totals(
        DoesNotSayLate.OrderTotals.self,
        meantFor: "late-span-says-that-the-order-was-late"
    ),
    .totals(
        CountsALateOrderAsABatch.OrderTotals.self,
        meantFor: "late-span-says-that-the-order-was-late"
    ),
    .totals(
        LosesALateOrderThatFails.OrderTotals.self,
        meantFor: "late-order-that-cannot-be-passed-on-ends-the-job"
    ),
]

/// The checks that ask for links.
private let everyLink = Set(linkChecks.map(\.id))

extension Chaff where Subject == Lab07Subject {
    fileprivate static func cleaning(
        _ name: String,
        _ withoutEmail: @escaping @Sendable (StreamRecord) throws -> StreamRecord,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(withoutEmail))
    }

    fileprivate static func totals<Totals: OrderTotalling>(
        _ type: Totals.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }
}
