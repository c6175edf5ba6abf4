import Grading
import Kafka

@testable import Lab04Checks

/// The wrong submissions of Lab 04, in the order of the checks that they are made for. Each file in `Chaffs/` holds one of
/// the solution's files with one bug, in an enum.
let lab04Chaffs = messageChaffs + relationChaffs + batchChaffs

/// Steps 1 and 2.
private let messageChaffs: [Chaff<Lab04Subject>] = [
    .message(
        LinksInsteadOfContinuing.MessageConsumer.self,
        meantFor: "continued-message-is-a-child-of-its-creation-context"
    ),
    .message(
        IgnoresTheContext.MessageConsumer.self,
        meantFor: "continued-message-is-a-child-of-its-creation-context",
        alsoFails: [
            "continued-message-is-linked-as-well",
            "linked-message-has-a-link-to-its-creation-context",
            "linked-message-alone-starts-its-own-trace",
        ]
    ),
    .message(ForgetsTheLinkBesideTheParent.MessageConsumer.self, meantFor: "continued-message-is-linked-as-well"),
    .message(
        CountsASingleMessage.MessageConsumer.self,
        meantFor: "continued-message-is-described-by-the-convention",
        alsoFails: [
            "linked-message-is-handled-inside-its-span"
        ]
    ),
    .message(
        ForgetsTheConsumerKind.MessageConsumer.self,
        meantFor: "continued-message-is-described-by-the-convention",
        alsoFails: [
            "linked-message-is-handled-inside-its-span"
        ]
    ),
    .message(
        NamesTheSpanKafkaConsume.MessageConsumer.self,
        meantFor: "continued-message-is-described-by-the-convention",
        alsoFails: [
            "linked-message-is-handled-inside-its-span"
        ]
    ),
    .message(
        EndsBeforeTheHandler.MessageConsumer.self,
        meantFor: "continued-message-is-handled-inside-its-span",
        alsoFails: [
            "continued-message-records-the-handlers-error",
            "linked-message-is-handled-inside-its-span",
        ]
    ),
    .message(
        CallsTheHandlerTwice.MessageConsumer.self,
        meantFor: "continued-message-is-handled-inside-its-span",
        alsoFails: [
            "linked-message-is-handled-inside-its-span"
        ]
    ),
    .message(
        KeepsTheContextBetweenMessages.MessageConsumer.self,
        meantFor: "message-without-context-starts-its-own-trace"
    ),
    .message(SwallowsTheErrorOfAMessage.MessageConsumer.self, meantFor: "continued-message-records-the-handlers-error"),
    .message(
        ContinuesEverything.MessageConsumer.self,
        meantFor: "linked-message-stays-below-the-active-span",
        alsoFails: [
            "linked-message-alone-starts-its-own-trace"
        ]
    ),
    .message(LeavesTheActiveSpan.MessageConsumer.self, meantFor: "linked-message-stays-below-the-active-span"),
    .message(
        ForgetsTheLink.MessageConsumer.self,
        meantFor: "linked-message-has-a-link-to-its-creation-context",
        alsoFails: [
            "linked-message-alone-starts-its-own-trace"
        ]
    ),
    .message(
        LinksToTheSpanItself.MessageConsumer.self,
        meantFor: "linked-message-has-a-link-to-its-creation-context",
        alsoFails: [
            "continued-message-is-linked-as-well",
            "message-without-context-starts-its-own-trace",
            "linked-message-alone-starts-its-own-trace",
            "linked-message-without-context-has-no-link",
        ]
    ),
    .message(ContinuesWhereNothingIsActive.MessageConsumer.self, meantFor: "linked-message-alone-starts-its-own-trace"),
    .message(LinksToTheActiveSpan.MessageConsumer.self, meantFor: "linked-message-without-context-has-no-link"),
    .message(DoesNotActivateTheLinkedSpan.MessageConsumer.self, meantFor: "linked-message-is-handled-inside-its-span"),
]

/// Step 3.
private let relationChaffs: [Chaff<Lab04Subject>] = [
    .relation(LinksEverything.self, LinksEverything.relation, meantFor: "one-message-alone-is-continued"),
    .relation(
        ContinuesInsideAnotherSpan.self,
        ContinuesInsideAnotherSpan.relation,
        meantFor: "one-message-inside-another-span-is-linked"
    ),
    .relation(ContinuesABatch.self, ContinuesABatch.relation, meantFor: "batch-is-linked"),
    .relation(ContinuesAReplay.self, ContinuesAReplay.relation, meantFor: "replay-is-linked"),
]

/// Steps 4 to 7.
private let batchChaffs: [Chaff<Lab04Subject>] = [
    .batch(
        MakesASpanForEachMessage.BatchConsumer.self,
        meantFor: "batch-has-one-process-span",
        alsoFails: [
            "batch-span-hangs-below-no-message",
            "batch-span-has-the-messaging-attributes",
            "batch-is-handled-inside-its-span",
            "only-what-was-received-has-a-span",
            "batch-links-every-message",
            "unsampled-messages-are-linked-too",
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "same-context-twice-makes-two-links",
            "tracestate-is-kept-on-the-link",
            "links-beyond-the-limit-are-counted",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
            "batch-span-says-nothing-of-a-single-message",
            "batch-error-is-recorded",
        ]
    ),
    .batch(
        LeavesNoSpan.BatchConsumer.self,
        meantFor: "batch-has-one-process-span",
        alsoFails: [
            "batch-span-has-the-kind-and-name-of-the-convention",
            "batch-span-has-the-messaging-attributes",
            "batch-is-handled-inside-its-span",
            "batch-links-every-message",
            "unsampled-messages-are-linked-too",
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "same-context-twice-makes-two-links",
            "tracestate-is-kept-on-the-link",
            "links-beyond-the-limit-are-counted",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
            "batch-span-says-nothing-of-a-single-message",
            "batch-error-is-recorded",
        ]
    ),
    .batch(HangsBelowTheFirstMessage.BatchConsumer.self, meantFor: "batch-span-hangs-below-no-message"),
    .batch(
        ContinuesTheFirstMessage.BatchConsumer.self,
        meantFor: "batch-span-hangs-below-no-message",
        alsoFails: [
            "batch-links-every-message",
            "unsampled-messages-are-linked-too",
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "same-context-twice-makes-two-links",
            "tracestate-is-kept-on-the-link",
            "links-beyond-the-limit-are-counted",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(
        ForgetsTheConsumerKindOfABatch.BatchConsumer.self,
        meantFor: "batch-span-has-the-kind-and-name-of-the-convention"
    ),
    .batch(NamesTheSpanByTheCount.BatchConsumer.self, meantFor: "batch-span-has-the-kind-and-name-of-the-convention"),
    .batch(UsesOldAttributeNames.BatchConsumer.self, meantFor: "batch-span-has-the-messaging-attributes"),
    .batch(TakesTheGroupForTheClient.BatchConsumer.self, meantFor: "batch-span-has-the-messaging-attributes"),
    .batch(
        ForgetsTheMessageCount.BatchConsumer.self,
        meantFor: "batch-span-has-the-messaging-attributes",
        alsoFails: [
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "batch-span-says-nothing-of-a-single-message",
        ]
    ),
    .batch(CallsTheHandlerForEachMessage.BatchConsumer.self, meantFor: "handler-gets-the-whole-batch-once"),
    .batch(
        EndsBeforeTheBatchIsHandled.BatchConsumer.self,
        meantFor: "batch-is-handled-inside-its-span",
        alsoFails: [
            "batch-error-is-recorded"
        ]
    ),
    .batch(
        StartsBeforeThePoll.BatchConsumer.self,
        meantFor: "batch-is-handled-inside-its-span",
        alsoFails: [
            "empty-poll-leaves-no-span"
        ]
    ),
    .batch(DoesNotActivateTheBatchSpan.BatchConsumer.self, meantFor: "batch-is-handled-inside-its-span"),
    .batch(MakesASpanOfNothing.BatchConsumer.self, meantFor: "empty-poll-leaves-no-span"),
    .batch(CallsTheHandlerWithNothing.BatchConsumer.self, meantFor: "empty-poll-leaves-no-span"),
    .batch(MakesSpansForMessagesFetchedAhead.BatchConsumer.self, meantFor: "only-what-was-received-has-a-span"),
    .batch(IgnoresTheLimit.BatchConsumer.self, meantFor: "only-what-was-received-has-a-span"),
    .batch(
        LinksNothing.BatchConsumer.self,
        meantFor: "batch-links-every-message",
        alsoFails: [
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "unsampled-messages-are-linked-too",
            "same-context-twice-makes-two-links",
            "tracestate-is-kept-on-the-link",
            "links-beyond-the-limit-are-counted",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(
        LinksOnlyTheFirst.BatchConsumer.self,
        meantFor: "batch-links-every-message",
        alsoFails: [
            "unsampled-messages-are-linked-too",
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "same-context-twice-makes-two-links",
            "links-beyond-the-limit-are-counted",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(
        LinksToItsOwnSpan.BatchConsumer.self,
        meantFor: "batch-links-every-message",
        alsoFails: [
            "messages-without-a-valid-context-are-counted-and-not-linked",
            "unsampled-messages-are-linked-too",
            "same-context-twice-makes-two-links",
            "tracestate-is-kept-on-the-link",
            "links-say-offset-partition-and-key",
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(LinksOnlySampledMessages.BatchConsumer.self, meantFor: "unsampled-messages-are-linked-too"),
    .batch(
        LinksInvalidContexts.BatchConsumer.self,
        meantFor: "messages-without-a-valid-context-are-counted-and-not-linked"
    ),
    .batch(
        LinksTheActiveContext.BatchConsumer.self,
        meantFor: "messages-without-a-valid-context-are-counted-and-not-linked"
    ),
    .batch(
        KeepsTheContextOfTheMessageBefore.BatchConsumer.self,
        meantFor: "messages-without-a-valid-context-are-counted-and-not-linked"
    ),
    .batch(
        CountsOnlyLinkedMessages.BatchConsumer.self,
        meantFor: "messages-without-a-valid-context-are-counted-and-not-linked"
    ),
    .batch(
        LeavesOutMessagesWithoutContext.BatchConsumer.self,
        meantFor: "messages-without-a-valid-context-are-counted-and-not-linked"
    ),
    .batch(
        LinksEachContextOnce.BatchConsumer.self,
        meantFor: "same-context-twice-makes-two-links",
        alsoFails: [
            "links-to-one-context-keep-their-own-offsets"
        ]
    ),
    .batch(DropsTheTracestate.BatchConsumer.self, meantFor: "tracestate-is-kept-on-the-link"),
    .batch(CutsTheLinks.BatchConsumer.self, meantFor: "links-beyond-the-limit-are-counted"),
    .batch(
        LinksWithoutAttributes.BatchConsumer.self,
        meantFor: "links-say-offset-partition-and-key",
        alsoFails: [
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(
        PutsMessageAttributesOnTheSpan.BatchConsumer.self,
        meantFor: "links-say-offset-partition-and-key",
        alsoFails: [
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
            "batch-span-says-nothing-of-a-single-message",
        ]
    ),
    .batch(
        WritesTheOffsetAsText.BatchConsumer.self,
        meantFor: "links-say-offset-partition-and-key",
        alsoFails: [
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(
        WritesThePartitionAsANumber.BatchConsumer.self,
        meantFor: "links-say-offset-partition-and-key",
        alsoFails: [
            "link-of-a-null-key-has-no-key"
        ]
    ),
    .batch(
        UsesOldNamesOnLinks.BatchConsumer.self,
        meantFor: "links-say-offset-partition-and-key",
        alsoFails: [
            "link-of-a-null-key-has-no-key",
            "links-to-one-context-keep-their-own-offsets",
        ]
    ),
    .batch(WritesAnEmptyKey.BatchConsumer.self, meantFor: "link-of-a-null-key-has-no-key"),
    .batch(
        TellsMessagesApartByTheirContext.BatchConsumer.self,
        meantFor: "links-to-one-context-keep-their-own-offsets"
    ),
    .batch(RepeatsTheLastMessageOnTheSpan.BatchConsumer.self, meantFor: "batch-span-says-nothing-of-a-single-message"),
    .batch(HidesTheErrorFromTheSpan.BatchConsumer.self, meantFor: "batch-error-is-recorded"),
    .batch(ForgetsTheErrorType.BatchConsumer.self, meantFor: "batch-error-is-recorded"),
    .batch(WritesTheMessageAsErrorType.BatchConsumer.self, meantFor: "batch-error-is-recorded"),
    .batch(
        SwallowsTheError.BatchConsumer.self,
        meantFor: "batch-error-is-thrown-on",
        alsoFails: [
            "failed-batch-stays-uncommitted"
        ]
    ),
    .batch(CommitsOnlyTheLastMessage.BatchConsumer.self, meantFor: "handled-batch-is-committed-in-every-partition"),
    .batch(
        CommitsTheFirstOfEachPartition.BatchConsumer.self,
        meantFor: "handled-batch-is-committed-in-every-partition"
    ),
    .batch(NeverCommits.BatchConsumer.self, meantFor: "handled-batch-is-committed-in-every-partition"),
    .batch(CommitsBeforeHandling.BatchConsumer.self, meantFor: "failed-batch-stays-uncommitted"),
]
