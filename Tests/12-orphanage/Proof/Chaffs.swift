import Grading

@testable import Lab12Checks
@testable import Lab12Solution

/// The wrong submissions of Lab 12, in the order of the checks that they are made for. Each file in `Chaffs/` holds one of
/// the solution's files with one bug, each file in `Manifests/` one of its manifests.
let lab12Chaffs: [Chaff<Lab12Subject>] = serviceChaffs + manifestChaffs + testChaffs

private let serviceChaffs: [Chaff<Lab12Subject>] = [
    .shop(InjectsBeforeTheSend.Shop.self, meantFor: "order-hangs-below-its-send"),
    .shop(
        InjectsNothing.Shop.self,
        meantFor: "order-hangs-below-its-send",
        alsoFails: [
            "orders-keep-apart"
        ]
    ),
    .shop(SendsInATraceOfItsOwn.Shop.self, meantFor: "send-belongs-to-the-request"),
    .shop(EndsTheSendTooEarly.Shop.self, meantFor: "send-lasts-until-the-broker-has-the-order"),
    .shop(SwallowsTheFailedSend.Shop.self, meantFor: "send-lasts-until-the-broker-has-the-order"),
    .shop(LosesTheCorrelationID.Shop.self, meantFor: "orders-keep-apart"),
    .billing(KeepsTheContextBetweenOrders.Billing.self, meantFor: "order-without-a-trace-stands-alone"),
    .billing(LinksToTheOrderBefore.Billing.self, meantFor: "order-without-a-trace-stands-alone"),
    .billing(SkipsOrdersWithoutATrace.Billing.self, meantFor: "order-without-a-trace-stands-alone"),
    .billing(
        NeverContinues.Billing.self,
        meantFor: "billing-goes-on-with-the-order",
        alsoFails: [
            "dead-letter-is-in-the-orders-trace",
            "second-attempt-is-in-the-orders-trace",
        ]
    ),
    .billing(
        PaysOutsideTheSpan.Billing.self,
        meantFor: "billing-goes-on-with-the-order",
        alsoFails: [
            "dead-letter-is-in-the-orders-trace",
            "second-attempt-is-in-the-orders-trace",
        ]
    ),
    .retries(
        AppendsASecondContext.RetrySender.self,
        meantFor: "second-attempt-is-in-the-orders-trace",
        alsoFails: [
            "dead-letter-is-in-the-orders-trace"
        ]
    ),
    .retries(KeepsTheOldContext.RetrySender.self, meantFor: "second-attempt-is-in-the-orders-trace"),
    .retries(
        RetriesWithoutContext.RetrySender.self,
        meantFor: "second-attempt-is-in-the-orders-trace",
        alsoFails: [
            "dead-letter-is-in-the-orders-trace"
        ]
    ),
    .retries(ClearsAllHeaders.RetrySender.self, meantFor: "retry-keeps-the-message"),
    .retries(AppendsTheAttempt.RetrySender.self, meantFor: "retry-keeps-the-message"),
    .retries(MendsOnlyTheRetry.RetrySender.self, meantFor: "dead-letter-is-in-the-orders-trace"),
    .warehouse(LinksToTheLastOfEachPartition.Warehouse.self, meantFor: "batch-leads-to-every-payment"),
    .warehouse(LinksToTheFirst.Warehouse.self, meantFor: "batch-leads-to-every-payment"),
    .warehouse(LinksToOneSpan.Warehouse.self, meantFor: "batch-leads-to-every-payment"),
    .warehouse(HangsBelowTheFirst.Warehouse.self, meantFor: "batch-belongs-to-no-single-order"),
    .warehouse(
        SendsTheBatchsContext.Warehouse.self,
        meantFor: "parcel-goes-on-with-its-order",
        alsoFails: [
            "batch-takes-payments-without-a-trace"
        ]
    ),
    .warehouse(ForgetsTheOrder.Warehouse.self, meantFor: "parcel-goes-on-with-its-order"),
    .warehouse(SkipsPaymentsWithoutATrace.Warehouse.self, meantFor: "batch-takes-payments-without-a-trace"),
    .warehouse(KeepsTheContextBetweenPayments.Warehouse.self, meantFor: "batch-takes-payments-without-a-trace"),
    .notifications(
        SwallowsTheFailure.Notifications.self,
        meantFor: "refused-notification-shows-an-error",
        alsoFails: [
            "unanswered-notification-shows-an-error"
        ]
    ),
    .notifications(SeesOnlyErrorsThatAreThrown.Notifications.self, meantFor: "refused-notification-shows-an-error"),
    .notifications(SeesOnlyServerErrors.Notifications.self, meantFor: "refused-notification-shows-an-error"),
    .notifications(SeesOnlyAnswers.Notifications.self, meantFor: "unanswered-notification-shows-an-error"),
    .notifications(RecordsTheErrorAsAnEvent.Notifications.self, meantFor: "unanswered-notification-shows-an-error"),
    .notifications(FailsEveryCall.Notifications.self, meantFor: "delivered-notification-shows-none"),
    .notifications(
        StopsAtTheFailure.Notifications.self,
        meantFor: "failed-channel-stops-nobody",
        alsoFails: [
            "unanswered-notification-shows-an-error"
        ]
    ),
    .notifications(
        TellsNobodyElse.Notifications.self,
        meantFor: "failed-channel-stops-nobody",
        alsoFails: [
            "refused-notification-shows-an-error"
        ]
    ),
    .deadLetters(SendsBackOutsideTheSpan.DeadLetters.self, meantFor: "redriven-order-leads-back"),
    .deadLetters(
        ForgetsWhereItCameFrom.DeadLetters.self,
        meantFor: "dead-letter-span-leads-back",
        alsoFails: [
            "redriven-order-leads-back"
        ]
    ),
    .deadLetters(NamesItAsAnyOther.DeadLetters.self, meantFor: "dead-letter-span-leads-back"),
    .deadLetters(SendsBackOnlyItsOwnHeaders.DeadLetters.self, meantFor: "redrive-keeps-the-message"),
    .deadLetters(SendsBackTheAttempts.DeadLetters.self, meantFor: "redrive-keeps-the-message"),
]

private let manifestChaffs: [Chaff<Lab12Subject>] = [
    .manifest(
        "KeepsAQuarter",
        of: "notifications",
        meantFor: "notifications-is-in-every-trace",
        alsoFails: [
            "what-is-not-recorded-stays-so"
        ]
    ),
    .manifest("RecordsNothing", of: "notifications", meantFor: "notifications-is-in-every-trace"),
    .manifest("RecordsEverything", of: "notifications", meantFor: "what-is-not-recorded-stays-so"),
    .manifest("RaisesTheRatio", of: "notifications", meantFor: "what-is-not-recorded-stays-so"),
    .manifest("MistypesTheSampler", of: "notifications", meantFor: "every-manifest-configures-its-service"),
    .manifest(
        "WritesANumber",
        of: "notifications",
        meantFor: "every-manifest-configures-its-service",
        alsoFails: [
            "notifications-is-in-every-trace",
            "what-is-not-recorded-stays-so",
        ]
    ),
    .manifest("TakesAnothersName", of: "dead-letters", meantFor: "every-manifest-configures-its-service"),
    .manifest("CarriesNothing", of: "billing", meantFor: "every-manifest-configures-its-service"),
    .manifest("ExportsNowhere", of: "warehouse", meantFor: "every-manifest-configures-its-service"),
]

private let testChaffs: [Chaff<Lab12Subject>] = [
    .test(
        FindsNothing.self,
        FindsNothing.problems(in:),
        meantFor: "test-finds-a-send-that-leads-nowhere",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        AlwaysFindsSomething.self,
        AlwaysFindsSomething.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        CountsTheSpans.self,
        CountsTheSpans.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        ExpectsAnOrder.self,
        ExpectsAnOrder.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        DemandsAParent.self,
        DemandsAParent.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        DemandsOneTrace.self,
        DemandsOneTrace.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        DemandsAContextOnEveryRecord.self,
        DemandsAContextOnEveryRecord.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces"
    ),
    .test(
        TakesErrorsForFindings.self,
        TakesErrorsForFindings.problems(in:),
        meantFor: "test-finds-nothing-in-right-traces",
        alsoFails: [
            "test-finds-a-missing-service",
            "test-finds-a-payment-without-a-batch",
            "test-finds-a-redrive-without-a-past",
            "test-finds-a-retry-elsewhere",
            "test-finds-a-send-that-leads-nowhere",
            "test-finds-a-stranger-in-the-trace",
            "test-finds-an-error-that-does-not-show",
        ]
    ),
    .test(
        LooksOnlyAtTheReaders.self,
        LooksOnlyAtTheReaders.problems(in:),
        meantFor: "test-finds-a-send-that-leads-nowhere"
    ),
    .test(
        LooksAtTheFirstRecord.self,
        LooksAtTheFirstRecord.problems(in:),
        meantFor: "test-finds-a-payment-without-a-batch",
        alsoFails: [
            "test-finds-a-missing-service"
        ]
    ),
    .test(LooksAtNoStrangers.self, LooksAtNoStrangers.problems(in:), meantFor: "test-finds-a-stranger-in-the-trace"),
    .test(
        SkipsWhatItCannotRead.self,
        SkipsWhatItCannotRead.problems(in:),
        meantFor: "test-finds-a-retry-elsewhere",
        alsoFails: [
            "test-finds-a-redrive-without-a-past"
        ]
    ),
    .test(
        LooksOnlyAtTheSenders.self,
        LooksOnlyAtTheSenders.problems(in:),
        meantFor: "test-finds-a-missing-service",
        alsoFails: [
            "test-finds-a-payment-without-a-batch"
        ]
    ),
    .test(
        ForgetsTheFailures.self,
        ForgetsTheFailures.problems(in:),
        meantFor: "test-finds-an-error-that-does-not-show"
    ),
    .test(CountsAnyError.self, CountsAnyError.problems(in:), meantFor: "test-finds-an-error-that-does-not-show"),
    .test(ForgetsThePieces.self, ForgetsThePieces.problems(in:), meantFor: "test-finds-a-redrive-without-a-past"),
]

extension Chaff<Lab12Subject> {
    fileprivate static func shop<Service: ShopService>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func billing<Service: BillingService>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func retries<Service: Retrying>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func warehouse<Service: WarehouseService>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func notifications<Service: NotificationsService>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func deadLetters<Service: DeadLettersService>(
        _ type: Service.Type,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(of: type, meantFor: check, alsoFails: alsoFails, subject: .solution.with(type))
    }

    /// A chaff with another test of a trace, called after the enum around it.
    fileprivate static func test(
        _ type: Any.Type,
        _ problems: @escaping @Sendable (OrderTrace) -> [String],
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        let name = CheckID.ofTest(String(describing: type))
        return Chaff(name, meantFor: check, alsoFails: alsoFails, subject: .solution.with(problems))
    }

    /// A chaff with another manifest.
    fileprivate static func manifest(
        _ name: String,
        of service: String,
        meantFor check: String,
        alsoFails: Set<String> = []
    ) -> Self {
        Chaff(
            CheckID.ofTest(name),
            meantFor: check,
            alsoFails: alsoFails,
            subject: .solution.with(manifest: name, of: service)
        )
    }
}

extension InjectsBeforeTheSend.Shop: ShopService {}
extension InjectsNothing.Shop: ShopService {}
extension SendsInATraceOfItsOwn.Shop: ShopService {}
extension EndsTheSendTooEarly.Shop: ShopService {}
extension SwallowsTheFailedSend.Shop: ShopService {}
extension LosesTheCorrelationID.Shop: ShopService {}
extension KeepsTheContextBetweenOrders.Billing: BillingService {}
extension LinksToTheOrderBefore.Billing: BillingService {}
extension SkipsOrdersWithoutATrace.Billing: BillingService {}
extension NeverContinues.Billing: BillingService {}
extension PaysOutsideTheSpan.Billing: BillingService {}
extension AppendsASecondContext.RetrySender: Retrying {}
extension KeepsTheOldContext.RetrySender: Retrying {}
extension RetriesWithoutContext.RetrySender: Retrying {}
extension ClearsAllHeaders.RetrySender: Retrying {}
extension AppendsTheAttempt.RetrySender: Retrying {}
extension MendsOnlyTheRetry.RetrySender: Retrying {}
extension LinksToTheLastOfEachPartition.Warehouse: WarehouseService {}
extension LinksToTheFirst.Warehouse: WarehouseService {}
extension LinksToOneSpan.Warehouse: WarehouseService {}
extension HangsBelowTheFirst.Warehouse: WarehouseService {}
extension SendsTheBatchsContext.Warehouse: WarehouseService {}
extension ForgetsTheOrder.Warehouse: WarehouseService {}
extension SkipsPaymentsWithoutATrace.Warehouse: WarehouseService {}
extension KeepsTheContextBetweenPayments.Warehouse: WarehouseService {}
extension SwallowsTheFailure.Notifications: NotificationsService {}
extension SeesOnlyErrorsThatAreThrown.Notifications: NotificationsService {}
extension SeesOnlyServerErrors.Notifications: NotificationsService {}
extension SeesOnlyAnswers.Notifications: NotificationsService {}
extension RecordsTheErrorAsAnEvent.Notifications: NotificationsService {}
extension FailsEveryCall.Notifications: NotificationsService {}
extension StopsAtTheFailure.Notifications: NotificationsService {}
extension TellsNobodyElse.Notifications: NotificationsService {}
extension SendsBackOutsideTheSpan.DeadLetters: DeadLettersService {}
extension ForgetsWhereItCameFrom.DeadLetters: DeadLettersService {}
extension NamesItAsAnyOther.DeadLetters: DeadLettersService {}
extension SendsBackOnlyItsOwnHeaders.DeadLetters: DeadLettersService {}
extension SendsBackTheAttempts.DeadLetters: DeadLettersService {}
