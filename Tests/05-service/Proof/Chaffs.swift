import Grading

@testable import Lab05Checks

/// The wrong submissions of Lab 05, by the part of the service that is wrong. Each file in `Chaffs/` holds the solution's
/// types with one bug.
let lab05Chaffs: [Chaff<Lab05Subject>] = [
    .api(
        IgnoresTheTraceparent.OrdersAPI.self,
        meantFor: "request-span-continues-the-callers-trace",
        alsoFails: ["header-names-match-in-any-case", "one-order-is-one-trace", "repeated-tracestate-is-joined"]
    ),
    .api(
        LinksToTheCaller.OrdersAPI.self,
        meantFor: "request-span-continues-the-callers-trace",
        alsoFails: ["header-names-match-in-any-case", "one-order-is-one-trace", "repeated-tracestate-is-joined"]
    ),
    .api(
        ComparesNamesByCase.OrdersAPI.self,
        meantFor: "header-names-match-in-any-case",
        alsoFails: [
            "one-order-is-one-trace", "repeated-tracestate-is-joined", "request-log-line-has-the-ids-of-its-span",
        ]
    ),
    .api(TakesTheFirstOfSeveralFields.OrdersAPI.self, meantFor: "repeated-tracestate-is-joined"),
    .api(KeepsTheContextBetweenRequests.OrdersAPI.self, meantFor: "request-without-traceparent-starts-a-trace"),
    .api(LowercasesTheValue.OrdersAPI.self, meantFor: "invalid-traceparent-starts-a-trace"),
    .api(RefusesAnInvalidTraceparent.OrdersAPI.self, meantFor: "invalid-traceparent-starts-a-trace"),
    .api(ForgetsTheServerKind.OrdersAPI.self, meantFor: "request-span-has-kind-server"),
    .api(NamesTheSpanByTheFunction.OrdersAPI.self, meantFor: "request-span-is-named-by-the-route"),
    .api(
        EndsBeforeTheOrderIsPlaced.OrdersAPI.self,
        meantFor: "order-is-placed-inside-the-request-span",
        alsoFails: [
            "one-order-is-one-trace", "rejected-request-is-no-error", "request-log-line-has-the-ids-of-its-span",
            "request-span-says-how-it-was-answered", "servers-failure-sets-the-status",
        ]
    ),
    .api(
        DoesNotActivateTheRequestSpan.OrdersAPI.self,
        meantFor: "order-is-placed-inside-the-request-span",
        alsoFails: ["one-order-is-one-trace", "request-log-line-has-the-ids-of-its-span"]
    ),
    .api(
        UsesOldHTTPNames.OrdersAPI.self,
        meantFor: "request-span-describes-the-request",
        alsoFails: ["rejected-request-is-no-error", "request-span-says-how-it-was-answered"]
    ),
    .api(NamesAGuest.OrdersAPI.self, meantFor: "request-span-describes-the-request"),
    .api(
        WritesTheStatusAsText.OrdersAPI.self,
        meantFor: "request-span-says-how-it-was-answered",
        alsoFails: ["rejected-request-is-no-error"]
    ),
    .api(
        CountsClientsMistakes.OrdersAPI.self,
        meantFor: "clients-mistake-leaves-the-status-unset",
        alsoFails: ["rejected-request-is-no-error"]
    ),
    .api(SetsTheStatusToOK.OrdersAPI.self, meantFor: "clients-mistake-leaves-the-status-unset"),
    .api(HidesTheServersFailure.OrdersAPI.self, meantFor: "servers-failure-sets-the-status"),
    .api(
        PutsTheDecisionOnAChildSpan.OrdersAPI.self,
        meantFor: "rate-limit-decision-is-on-the-request-span",
        alsoFails: ["rejected-request-shows-the-rule"]
    ),
    .api(ShowsNoRuleOnRejection.OrdersAPI.self, meantFor: "rejected-request-shows-the-rule"),
    .api(PublishesRejectedOrders.OrdersAPI.self, meantFor: "rejected-request-publishes-nothing"),
    .api(
        IgnoresTheRateLimit.OrdersAPI.self,
        meantFor: "rejected-request-publishes-nothing",
        alsoFails: ["rejected-request-is-no-error"]
    ),
    .api(MarksRejectionAsAnError.OrdersAPI.self, meantFor: "rejected-request-is-no-error"),
    .api(
        LogsAfterTheRequestSpan.OrdersAPI.self,
        meantFor: "request-log-line-has-the-ids-of-its-span",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .api(KeepsTheFirstTraceID.OrdersAPI.self, meantFor: "request-log-line-has-the-ids-of-its-span"),
    .api(
        LogsNoCorrelationID.OrdersAPI.self,
        meantFor: "request-log-line-has-the-ids-of-its-span",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .api(LogsTheBody.OrdersAPI.self, meantFor: "no-secret-is-in-a-log-line"),

    .publisher(
        StartsANewTrace.EventPublisher.self,
        meantFor: "send-span-is-a-child-of-the-caller",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .publisher(ForgetsTheProducerKind.EventPublisher.self, meantFor: "send-span-is-a-child-of-the-caller"),
    .publisher(ForgetsTheEventsType.EventPublisher.self, meantFor: "send-span-describes-the-event"),
    .publisher(
        WritesHeadersAsInHTTP.EventPublisher.self,
        meantFor: "event-headers-are-readable",
        alsoFails: ["one-order-is-one-trace", "republished-headers-are-replaced"]
    ),
    .publisher(
        ForgetsTheService.EventPublisher.self,
        meantFor: "event-headers-are-readable",
        alsoFails: ["republished-headers-are-replaced"]
    ),
    .publisher(
        CapitalizesTheTraceparent.EventPublisher.self,
        meantFor: "send-span-is-on-the-wire",
        alsoFails: [
            "event-without-an-active-span-has-a-traceparent", "one-order-is-one-trace",
            "republished-headers-are-replaced",
        ]
    ),
    .publisher(
        InjectsTooEarly.EventPublisher.self,
        meantFor: "send-span-is-on-the-wire",
        alsoFails: ["event-without-an-active-span-has-a-traceparent", "republished-headers-are-replaced"]
    ),
    .publisher(
        ForgetsToInject.EventPublisher.self,
        meantFor: "send-span-is-on-the-wire",
        alsoFails: [
            "event-without-an-active-span-has-a-traceparent", "one-order-is-one-trace",
            "republished-headers-are-replaced",
        ]
    ),
    .publisher(InjectsOnlyBelowASpan.EventPublisher.self, meantFor: "event-without-an-active-span-has-a-traceparent"),
    .publisher(AppendsTheReadableHeaders.EventPublisher.self, meantFor: "republished-headers-are-replaced"),
    .publisher(
        AppendsTheTraceparent.EventPublisher.self,
        meantFor: "republished-headers-are-replaced",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .publisher(KeepsTheOldTraceparent.EventPublisher.self, meantFor: "republished-headers-are-replaced"),
    .publisher(DropsOtherHeaders.EventPublisher.self, meantFor: "republished-headers-are-replaced"),
    .publisher(
        SwallowsTheFailedDelivery.EventPublisher.self,
        meantFor: "failed-publish-is-recorded-and-thrown-on",
        alsoFails: ["servers-failure-sets-the-status"]
    ),
    .publisher(EndsBeforeTheAcknowledgement.EventPublisher.self, meantFor: "failed-publish-is-recorded-and-thrown-on"),
    .publisher(HidesTheFailedDelivery.EventPublisher.self, meantFor: "failed-publish-is-recorded-and-thrown-on"),

    .consumer(
        IgnoresTheExtractedContext.EventConsumer.self,
        meantFor: "process-span-continues-the-trace",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .consumer(
        LinksInsteadOfContinuing.EventConsumer.self,
        meantFor: "process-span-continues-the-trace",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .consumer(ForgetsTheConsumerKind.EventConsumer.self, meantFor: "process-span-is-named-by-the-convention"),
    .consumer(NamesTheSpanByTheType.EventConsumer.self, meantFor: "process-span-is-named-by-the-convention"),
    .consumer(
        DescribesNoEvent.EventConsumer.self,
        meantFor: "process-span-describes-the-event",
        alsoFails: ["unknown-event-type-is-shown"]
    ),
    .consumer(KeepsTheContextBetweenEvents.EventConsumer.self, meantFor: "event-without-context-starts-its-own-trace"),
    .consumer(
        EndsBeforeTheHandler.EventConsumer.self,
        meantFor: "handler-runs-inside-the-process-span",
        alsoFails: [
            "event-log-line-has-the-ids-of-its-span", "handler-error-is-recorded", "one-order-is-one-trace",
            "skipped-and-failed-events-are-logged", "unknown-event-type-is-shown",
        ]
    ),
    .consumer(
        DoesNotActivateTheProcessSpan.EventConsumer.self,
        meantFor: "handler-runs-inside-the-process-span",
        alsoFails: [
            "event-log-line-has-the-ids-of-its-span", "one-order-is-one-trace", "skipped-and-failed-events-are-logged",
        ]
    ),
    .consumer(
        DispatchesByTopic.EventConsumer.self,
        meantFor: "events-are-dispatched-by-type",
        alsoFails: ["skipped-and-failed-events-are-logged", "unknown-event-type-is-shown"]
    ),
    .consumer(
        SwallowsUnknownTypes.EventConsumer.self,
        meantFor: "unknown-event-type-is-shown",
        alsoFails: ["skipped-and-failed-events-are-logged"]
    ),
    .consumer(
        SkipsBeforeTheSpan.EventConsumer.self,
        meantFor: "unknown-event-type-is-shown",
        alsoFails: ["skipped-and-failed-events-are-logged", "unknown-event-type-is-no-error"]
    ),
    .consumer(
        FailsOnUnknownTypes.EventConsumer.self,
        meantFor: "unknown-event-type-is-no-error",
        alsoFails: ["skipped-and-failed-events-are-logged", "unknown-event-type-is-shown"]
    ),
    .consumer(LeavesUnknownTypesUncommitted.EventConsumer.self, meantFor: "unknown-event-type-is-no-error"),
    .consumer(MarksUnknownTypesAsFailed.EventConsumer.self, meantFor: "unknown-event-type-is-no-error"),
    .consumer(
        NeverCommits.EventConsumer.self,
        meantFor: "handled-event-is-committed",
        alsoFails: ["unknown-event-type-is-no-error"]
    ),
    .consumer(HidesTheHandlersError.EventConsumer.self, meantFor: "handler-error-is-recorded"),
    .consumer(SwallowsTheHandlersError.EventConsumer.self, meantFor: "handler-error-is-thrown-on"),
    .consumer(CommitsBeforeHandling.EventConsumer.self, meantFor: "failed-event-stays-uncommitted"),
    .consumer(
        LogsAfterTheProcessSpan.EventConsumer.self,
        meantFor: "event-log-line-has-the-ids-of-its-span",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .consumer(LogsEverythingAsInfo.EventConsumer.self, meantFor: "skipped-and-failed-events-are-logged"),

    .billing(ForgetsTheClientKind.Billing.self, meantFor: "database-span-is-a-client-span"),
    .billing(NamesTheSpanByTheStatement.Billing.self, meantFor: "database-span-is-a-client-span"),
    .billing(UsesOldDatabaseNames.Billing.self, meantFor: "database-span-describes-the-statement"),
    .billing(WritesValuesIntoTheStatement.Billing.self, meantFor: "database-span-holds-no-values"),
    .billing(SwallowsTheDatabasesError.Billing.self, meantFor: "failed-statement-is-recorded"),
    .billing(HidesTheDatabasesError.Billing.self, meantFor: "failed-statement-is-recorded"),
    .billing(
        ForgetsTheNextEvent.Billing.self,
        meantFor: "next-event-is-in-the-same-trace",
        alsoFails: ["correlation-id-is-kept-at-the-second-hop", "one-order-is-one-trace"]
    ),
    .billing(PublishesInTheSendersContext.Billing.self, meantFor: "next-event-is-in-the-same-trace"),
    .billing(
        PublishesInADetachedTask.Billing.self,
        meantFor: "one-order-is-one-trace",
        alsoFails: ["next-event-is-in-the-same-trace"]
    ),
    .billing(
        MakesANewCorrelationID.Billing.self,
        meantFor: "correlation-id-is-kept-at-the-second-hop",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .billing(DropsTheEventsHeaders.Billing.self, meantFor: "correlation-id-is-kept-at-the-second-hop"),

    .notifier(LeavesTheRequestInternal.Notifier.self, meantFor: "each-channel-has-a-client-span"),
    .notifier(NamesAllChannelsAlike.Notifier.self, meantFor: "each-channel-has-a-client-span"),
    .notifier(ForgetsTheNotificationID.Notifier.self, meantFor: "notification-span-describes-the-request"),
    .notifier(
        WritesTheWholeAddress.Notifier.self,
        meantFor: "no-secret-is-on-a-notification-span",
        alsoFails: ["notification-span-describes-the-request"]
    ),
    .notifier(
        TakesAnyAnswerForSuccess.Notifier.self,
        meantFor: "failed-notification-shows-which",
        alsoFails: ["failed-notification-is-logged"]
    ),
    .notifier(MarksTheNextChannelToo.Notifier.self, meantFor: "failed-notification-shows-which"),
    .notifier(HidesTheFailedChannel.Notifier.self, meantFor: "failed-notification-shows-which"),
    .notifier(StopsAtTheFirstFailure.Notifier.self, meantFor: "failed-channel-does-not-stop-the-other"),
    .notifier(
        ThrowsWhenAllWereTried.Notifier.self,
        meantFor: "failed-channel-does-not-stop-the-other",
        alsoFails: ["one-order-is-one-trace"]
    ),
    .notifier(LogsOutsideTheClientSpan.Notifier.self, meantFor: "failed-notification-is-logged"),
    .notifier(LogsNoChannel.Notifier.self, meantFor: "failed-notification-is-logged"),
    .notifier(LogsTheAddress.Notifier.self, meantFor: "no-secret-is-in-a-log-line"),
]
