import Grading

@testable import Lab06Checks

/// The wrong submissions of Lab 06, in the order of the checks that they are made for. Each file in `Chaffs/` holds the
/// solution's type with one bug.
let lab06Chaffs: [Chaff<Lab06Subject>] = [
    .consumer(
        IgnoresTheContext.RetryingConsumer.self,
        meantFor: "process-span-continues-the-trace",
        alsoFails: [
            "retry-span-links-to-the-original",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        LinksInsteadOfContinuing.RetryingConsumer.self,
        meantFor: "process-span-continues-the-trace",
        alsoFails: [
            "retry-span-links-to-the-original",
            "story-is-one-trace",
        ]
    ),
    .consumer(NamesTheSpanOrdersConsume.RetryingConsumer.self, meantFor: "process-span-follows-the-conventions"),
    .consumer(ForgetsTheConsumerKind.RetryingConsumer.self, meantFor: "process-span-follows-the-conventions"),
    .consumer(DescribesNothing.RetryingConsumer.self, meantFor: "process-span-follows-the-conventions"),
    .consumer(
        EndsBeforeTheHandler.RetryingConsumer.self,
        meantFor: "attempt-runs-inside-the-process-span",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "failed-attempt-is-recorded",
            "poison-is-recorded-and-passed",
            "process-span-covers-the-retry",
            "retry-carries-the-current-context",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        KeepsTheContextBetweenMessages.RetryingConsumer.self,
        meantFor: "message-without-context-starts-its-own-trace"
    ),
    .consumer(
        TripsOverNullHeaders.RetryingConsumer.self,
        meantFor: "message-without-context-starts-its-own-trace",
        alsoFails: [
            "malformed-attempt-is-a-dead-letter",
            "message-survives-the-hop",
        ]
    ),
    .consumer(
        LeavesTheStatusUnset.RetryingConsumer.self,
        meantFor: "failed-attempt-is-recorded",
        alsoFails: [
            "poison-is-recorded-and-passed"
        ]
    ),
    .consumer(
        WritesTheErrorAsErrorType.RetryingConsumer.self,
        meantFor: "failed-attempt-is-recorded",
        alsoFails: [
            "poison-is-recorded-and-passed"
        ]
    ),
    .consumer(
        NeverCommits.RetryingConsumer.self,
        meantFor: "handled-message-is-committed",
        alsoFails: [
            "commit-waits-for-the-retry",
            "nothing-loops-and-nothing-is-lost",
            "poison-is-recorded-and-passed",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        SendsHandledMessagesOn.RetryingConsumer.self,
        meantFor: "handled-message-is-committed",
        alsoFails: [
            "commit-waits-for-the-retry",
            "process-span-covers-the-retry",
        ]
    ),
    .consumer(
        SwallowsTheFailure.RetryingConsumer.self,
        meantFor: "failed-message-goes-to-the-retry-topic",
        alsoFails: [
            "attempt-is-counted-on-every-hop",
            "commit-waits-for-the-retry",
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "failed-retry-leaves-the-message-uncommitted",
            "first-hop-keeps-the-original-context",
            "last-attempt-goes-to-the-dead-letter-topic",
            "later-hops-keep-the-first-original",
            "malformed-attempt-is-a-dead-letter",
            "message-survives-the-hop",
            "nothing-loops-and-nothing-is-lost",
            "null-value-is-a-dead-letter",
            "original-place-stays-on-the-record",
            "process-span-covers-the-retry",
            "retry-carries-the-current-context",
            "story-is-one-trace",
            "two-retries-stay-apart",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        StopsAtTheFirstFailure.RetryingConsumer.self,
        meantFor: "failed-message-goes-to-the-retry-topic",
        alsoFails: [
            "attempt-is-counted-on-every-hop",
            "commit-waits-for-the-retry",
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "failed-retry-leaves-the-message-uncommitted",
            "first-hop-keeps-the-original-context",
            "last-attempt-goes-to-the-dead-letter-topic",
            "later-hops-keep-the-first-original",
            "malformed-attempt-is-a-dead-letter",
            "message-survives-the-hop",
            "nothing-loops-and-nothing-is-lost",
            "null-value-is-a-dead-letter",
            "original-place-stays-on-the-record",
            "poison-is-recorded-and-passed",
            "process-span-covers-the-retry",
            "retry-carries-the-current-context",
            "story-is-one-trace",
            "two-retries-stay-apart",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        RetriesOnTheMainTopic.RetryingConsumer.self,
        meantFor: "failed-message-goes-to-the-retry-topic",
        alsoFails: [
            "attempt-is-counted-on-every-hop",
            "commit-waits-for-the-retry",
            "failed-retry-leaves-the-message-uncommitted",
            "first-hop-keeps-the-original-context",
            "later-hops-keep-the-first-original",
            "message-survives-the-hop",
            "original-place-stays-on-the-record",
            "process-span-covers-the-retry",
            "retry-carries-the-current-context",
            "two-retries-stay-apart",
        ]
    ),
    .consumer(
        BeginsToCountOnEveryHop.RetryingConsumer.self,
        meantFor: "attempt-is-counted-on-every-hop",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "last-attempt-goes-to-the-dead-letter-topic",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        NeverIncreasesTheAttempt.RetryingConsumer.self,
        meantFor: "attempt-is-counted-on-every-hop",
        alsoFails: [
            "last-attempt-goes-to-the-dead-letter-topic",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(AppendsTheAttempt.RetryingConsumer.self, meantFor: "attempt-is-counted-on-every-hop"),
    .consumer(
        WritesTheAttemptInBinary.RetryingConsumer.self,
        meantFor: "attempt-is-counted-on-every-hop",
        alsoFails: [
            "commit-waits-for-the-retry",
            "failed-message-goes-to-the-retry-topic",
            "last-attempt-goes-to-the-dead-letter-topic",
            "nothing-loops-and-nothing-is-lost",
            "process-span-covers-the-retry",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        SendsTheOldContextOn.RetryingConsumer.self,
        meantFor: "retry-carries-the-current-context",
        alsoFails: [
            "dead-letter-carries-both-contexts"
        ]
    ),
    .consumer(
        InjectsTheProcessSpan.RetryingConsumer.self,
        meantFor: "retry-carries-the-current-context",
        alsoFails: [
            "dead-letter-carries-both-contexts"
        ]
    ),
    .consumer(
        AppendsTheTraceparent.RetryingConsumer.self,
        meantFor: "retry-carries-the-current-context",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        DropsTheKey.RetryingConsumer.self,
        meantFor: "message-survives-the-hop",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "malformed-attempt-is-a-dead-letter",
            "null-value-is-a-dead-letter",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        DropsOtherHeaders.RetryingConsumer.self,
        meantFor: "message-survives-the-hop",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "two-retries-stay-apart",
        ]
    ),
    .consumer(
        DecodesBinaryHeaders.RetryingConsumer.self,
        meantFor: "message-survives-the-hop",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "malformed-attempt-is-a-dead-letter",
        ]
    ),
    .consumer(
        KeepsHeadersInADictionary.RetryingConsumer.self,
        meantFor: "message-survives-the-hop",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "malformed-attempt-is-a-dead-letter",
        ]
    ),
    .consumer(
        ReusesOneHeaderList.RetryingConsumer.self,
        meantFor: "two-retries-stay-apart",
        alsoFails: [
            "attempt-is-counted-on-every-hop",
            "last-attempt-goes-to-the-dead-letter-topic",
            "nothing-loops-and-nothing-is-lost",
            "original-place-stays-on-the-record",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        CommitsBeforeTheRetry.RetryingConsumer.self,
        meantFor: "commit-waits-for-the-retry",
        alsoFails: [
            "failed-dead-letter-leaves-the-message-uncommitted",
            "failed-retry-leaves-the-message-uncommitted",
        ]
    ),
    .consumer(
        NeverCommitsFailures.RetryingConsumer.self,
        meantFor: "commit-waits-for-the-retry",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        IgnoresTheFailedDelivery.RetryingConsumer.self,
        meantFor: "failed-retry-leaves-the-message-uncommitted",
        alsoFails: [
            "failed-dead-letter-leaves-the-message-uncommitted"
        ]
    ),
    .consumer(SendsAfterTheSpan.RetryingConsumer.self, meantFor: "process-span-covers-the-retry"),
    .consumer(EndsTheSendBeforeTheAcknowledgement.RetryingConsumer.self, meantFor: "process-span-covers-the-retry"),
    .consumer(
        KeepsNoOriginal.RetryingConsumer.self,
        meantFor: "first-hop-keeps-the-original-context",
        alsoFails: [
            "malformed-attempt-is-a-dead-letter",
            "nothing-loops-and-nothing-is-lost",
            "null-value-is-a-dead-letter",
            "original-place-stays-on-the-record",
            "story-is-one-trace",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        KeepsTheFailedSpanAsOriginal.RetryingConsumer.self,
        meantFor: "first-hop-keeps-the-original-context",
        alsoFails: [
            "malformed-attempt-is-a-dead-letter",
            "nothing-loops-and-nothing-is-lost",
            "null-value-is-a-dead-letter",
            "story-is-one-trace",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        OverwritesTheOriginal.RetryingConsumer.self,
        meantFor: "later-hops-keep-the-first-original",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        OverwritesThePlace.RetryingConsumer.self,
        meantFor: "original-place-stays-on-the-record",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "nothing-loops-and-nothing-is-lost",
        ]
    ),
    .consumer(
        ForgetsTheLink.RetryingConsumer.self,
        meantFor: "retry-span-links-to-the-original",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .consumer(
        LinksToTheLastSend.RetryingConsumer.self,
        meantFor: "retry-span-links-to-the-original",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .consumer(MakesTheOriginalTheParent.RetryingConsumer.self, meantFor: "retry-span-links-to-the-original"),
    .consumer(
        TriesOnceTooOften.RetryingConsumer.self,
        meantFor: "last-attempt-goes-to-the-dead-letter-topic",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        RetriesForEver.RetryingConsumer.self,
        meantFor: "last-attempt-goes-to-the-dead-letter-topic",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        GivesUpInSilence.RetryingConsumer.self,
        meantFor: "last-attempt-goes-to-the-dead-letter-topic",
        alsoFails: [
            "dead-letter-carries-both-contexts",
            "dead-letter-says-why",
            "failed-dead-letter-leaves-the-message-uncommitted",
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(
        GivesNoReason.RetryingConsumer.self,
        meantFor: "dead-letter-says-why",
        alsoFails: [
            "malformed-attempt-is-a-dead-letter",
            "nothing-loops-and-nothing-is-lost",
            "null-value-is-a-dead-letter",
            "story-is-one-trace",
            "undecodable-value-is-a-dead-letter",
        ]
    ),
    .consumer(
        GivesTheErrorAsReason.RetryingConsumer.self,
        meantFor: "dead-letter-says-why",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .consumer(AppendsTheReason.RetryingConsumer.self, meantFor: "dead-letter-says-why"),
    .consumer(
        SendsDeadLettersWithoutTheirContext.RetryingConsumer.self,
        meantFor: "dead-letter-carries-both-contexts",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .consumer(PutsTheOriginalOnTheDeadLetter.RetryingConsumer.self, meantFor: "dead-letter-carries-both-contexts"),
    .consumer(
        IgnoresTheFailedDeadLetter.RetryingConsumer.self,
        meantFor: "failed-dead-letter-leaves-the-message-uncommitted"
    ),
    .consumer(MakesNullEmpty.RetryingConsumer.self, meantFor: "null-value-is-a-dead-letter"),
    .consumer(DecodesNullAsEmpty.RetryingConsumer.self, meantFor: "null-value-is-a-dead-letter"),
    .consumer(RetriesPoison.RetryingConsumer.self, meantFor: "undecodable-value-is-a-dead-letter"),
    .consumer(SwallowsPoison.RetryingConsumer.self, meantFor: "undecodable-value-is-a-dead-letter"),
    .consumer(
        TakesAMalformedAttemptForTheFirst.RetryingConsumer.self,
        meantFor: "malformed-attempt-is-a-dead-letter"
    ),
    .consumer(StopsAtPoison.RetryingConsumer.self, meantFor: "poison-is-recorded-and-passed"),
    .consumer(LeavesPoisonUnrecorded.RetryingConsumer.self, meantFor: "poison-is-recorded-and-passed"),
    .manager(NamesTheSpanByTheConvention.DeadLetterManager.self, meantFor: "dead-letter-span-is-called-dlq-consume"),
    .manager(ForgetsTheReasonOnTheSpan.DeadLetterManager.self, meantFor: "dead-letter-span-is-called-dlq-consume"),
    .manager(
        StartsANewTrace.DeadLetterManager.self,
        meantFor: "dead-letter-span-continues-the-trace",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .manager(HangsBelowTheOriginal.DeadLetterManager.self, meantFor: "dead-letter-span-continues-the-trace"),
    .manager(
        LinksToNothing.DeadLetterManager.self,
        meantFor: "dead-letter-span-links-to-the-original",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .manager(
        LinksToTheDeadLettersSend.DeadLetterManager.self,
        meantFor: "dead-letter-span-links-to-the-original",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .manager(SendsBackTheOldContext.DeadLetterManager.self, meantFor: "redrive-carries-the-current-context"),
    .manager(SendsBackTheOriginalContext.DeadLetterManager.self, meantFor: "redrive-carries-the-current-context"),
    .manager(
        SendsBackTwoContexts.DeadLetterManager.self,
        meantFor: "redrive-carries-the-current-context",
        alsoFails: [
            "story-is-one-trace"
        ]
    ),
    .manager(
        ForgetsTheOriginalOnTheWayBack.DeadLetterManager.self,
        meantFor: "redrive-keeps-message-and-original",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .manager(
        MakesTheDeadLetterTheOriginal.DeadLetterManager.self,
        meantFor: "redrive-keeps-message-and-original",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost",
            "story-is-one-trace",
        ]
    ),
    .manager(SendsBackWithoutTheKey.DeadLetterManager.self, meantFor: "redrive-keeps-message-and-original"),
    .manager(
        KeepsTheAttempts.DeadLetterManager.self,
        meantFor: "redrive-starts-counting-anew",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost"
        ]
    ),
    .manager(KeepsTheReason.DeadLetterManager.self, meantFor: "redrive-starts-counting-anew"),
    .manager(
        NeverCountsRedrives.DeadLetterManager.self,
        meantFor: "redrive-starts-counting-anew",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost"
        ]
    ),
    .manager(
        IgnoresTheFailedRedrive.DeadLetterManager.self,
        meantFor: "failed-redrive-leaves-the-dead-letter-uncommitted"
    ),
    .manager(
        CommitsTheDeadLetterFirst.DeadLetterManager.self,
        meantFor: "failed-redrive-leaves-the-dead-letter-uncommitted"
    ),
    .manager(
        NeverCommitsDeadLetters.DeadLetterManager.self,
        meantFor: "failed-redrive-leaves-the-dead-letter-uncommitted",
        alsoFails: [
            "malformed-redrive-is-not-sent-back",
            "nothing-loops-and-nothing-is-lost",
            "poison-is-not-sent-back",
            "redrives-are-limited",
        ]
    ),
    .manager(
        SendsBackWithoutLimit.DeadLetterManager.self,
        meantFor: "redrives-are-limited",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost"
        ]
    ),
    .manager(
        SendsBackOnceTooOften.DeadLetterManager.self,
        meantFor: "redrives-are-limited",
        alsoFails: [
            "nothing-loops-and-nothing-is-lost"
        ]
    ),
    .manager(SendsPoisonBack.DeadLetterManager.self, meantFor: "poison-is-not-sent-back"),
    .manager(
        LeavesWithoutAWord.DeadLetterManager.self,
        meantFor: "poison-is-not-sent-back",
        alsoFails: [
            "malformed-redrive-is-not-sent-back",
            "redrives-are-limited",
        ]
    ),
    .manager(
        StopsAtWhatIsLeft.DeadLetterManager.self,
        meantFor: "poison-is-not-sent-back",
        alsoFails: [
            "malformed-redrive-is-not-sent-back",
            "redrives-are-limited",
        ]
    ),
    .manager(TakesAMalformedRedriveForNone.DeadLetterManager.self, meantFor: "malformed-redrive-is-not-sent-back"),
    .consumer(StartsAnewAfterARedrive.RetryingConsumer.self, meantFor: "story-is-one-trace"),
    .consumer(TakesARedriveForAnOriginal.RetryingConsumer.self, meantFor: "nothing-loops-and-nothing-is-lost"),
    .consumer(DropsTheRedrives.RetryingConsumer.self, meantFor: "nothing-loops-and-nothing-is-lost"),
]

extension Chaff where Subject == Lab06Subject {
    fileprivate static func consumer<Consumer: RetryingConsuming>(
        _ type: Consumer.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func manager<Manager: DeadLetterManaging>(
        _ type: Manager.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }
}

extension AppendsTheAttempt.RetryingConsumer: RetryingConsuming {}
extension AppendsTheReason.RetryingConsumer: RetryingConsuming {}
extension AppendsTheTraceparent.RetryingConsumer: RetryingConsuming {}
extension BeginsToCountOnEveryHop.RetryingConsumer: RetryingConsuming {}
extension CommitsBeforeTheRetry.RetryingConsumer: RetryingConsuming {}
extension CommitsTheDeadLetterFirst.DeadLetterManager: DeadLetterManaging {}
extension DecodesBinaryHeaders.RetryingConsumer: RetryingConsuming {}
extension DecodesNullAsEmpty.RetryingConsumer: RetryingConsuming {}
extension DescribesNothing.RetryingConsumer: RetryingConsuming {}
extension DropsOtherHeaders.RetryingConsumer: RetryingConsuming {}
extension DropsTheKey.RetryingConsumer: RetryingConsuming {}
extension DropsTheRedrives.RetryingConsumer: RetryingConsuming {}
extension EndsBeforeTheHandler.RetryingConsumer: RetryingConsuming {}
extension EndsTheSendBeforeTheAcknowledgement.RetryingConsumer: RetryingConsuming {}
extension ForgetsTheConsumerKind.RetryingConsumer: RetryingConsuming {}
extension ForgetsTheLink.RetryingConsumer: RetryingConsuming {}
extension ForgetsTheOriginalOnTheWayBack.DeadLetterManager: DeadLetterManaging {}
extension ForgetsTheReasonOnTheSpan.DeadLetterManager: DeadLetterManaging {}
extension GivesNoReason.RetryingConsumer: RetryingConsuming {}
extension GivesTheErrorAsReason.RetryingConsumer: RetryingConsuming {}
extension GivesUpInSilence.RetryingConsumer: RetryingConsuming {}
extension HangsBelowTheOriginal.DeadLetterManager: DeadLetterManaging {}
extension IgnoresTheContext.RetryingConsumer: RetryingConsuming {}
extension IgnoresTheFailedDeadLetter.RetryingConsumer: RetryingConsuming {}
extension IgnoresTheFailedDelivery.RetryingConsumer: RetryingConsuming {}
extension IgnoresTheFailedRedrive.DeadLetterManager: DeadLetterManaging {}
extension InjectsTheProcessSpan.RetryingConsumer: RetryingConsuming {}
extension KeepsHeadersInADictionary.RetryingConsumer: RetryingConsuming {}
extension KeepsNoOriginal.RetryingConsumer: RetryingConsuming {}
extension KeepsTheAttempts.DeadLetterManager: DeadLetterManaging {}
extension KeepsTheContextBetweenMessages.RetryingConsumer: RetryingConsuming {}
extension KeepsTheFailedSpanAsOriginal.RetryingConsumer: RetryingConsuming {}
extension KeepsTheReason.DeadLetterManager: DeadLetterManaging {}
extension LeavesPoisonUnrecorded.RetryingConsumer: RetryingConsuming {}
extension LeavesTheStatusUnset.RetryingConsumer: RetryingConsuming {}
extension LeavesWithoutAWord.DeadLetterManager: DeadLetterManaging {}
extension LinksInsteadOfContinuing.RetryingConsumer: RetryingConsuming {}
extension LinksToNothing.DeadLetterManager: DeadLetterManaging {}
extension LinksToTheDeadLettersSend.DeadLetterManager: DeadLetterManaging {}
extension LinksToTheLastSend.RetryingConsumer: RetryingConsuming {}
extension MakesNullEmpty.RetryingConsumer: RetryingConsuming {}
extension MakesTheDeadLetterTheOriginal.DeadLetterManager: DeadLetterManaging {}
extension MakesTheOriginalTheParent.RetryingConsumer: RetryingConsuming {}
extension NamesTheSpanByTheConvention.DeadLetterManager: DeadLetterManaging {}
extension NamesTheSpanOrdersConsume.RetryingConsumer: RetryingConsuming {}
extension NeverCommits.RetryingConsumer: RetryingConsuming {}
extension NeverCommitsDeadLetters.DeadLetterManager: DeadLetterManaging {}
extension NeverCommitsFailures.RetryingConsumer: RetryingConsuming {}
extension NeverCountsRedrives.DeadLetterManager: DeadLetterManaging {}
extension NeverIncreasesTheAttempt.RetryingConsumer: RetryingConsuming {}
extension OverwritesTheOriginal.RetryingConsumer: RetryingConsuming {}
extension OverwritesThePlace.RetryingConsumer: RetryingConsuming {}
extension PutsTheOriginalOnTheDeadLetter.RetryingConsumer: RetryingConsuming {}
extension RetriesForEver.RetryingConsumer: RetryingConsuming {}
extension RetriesOnTheMainTopic.RetryingConsumer: RetryingConsuming {}
extension RetriesPoison.RetryingConsumer: RetryingConsuming {}
extension ReusesOneHeaderList.RetryingConsumer: RetryingConsuming {}
extension SendsAfterTheSpan.RetryingConsumer: RetryingConsuming {}
extension SendsBackOnceTooOften.DeadLetterManager: DeadLetterManaging {}
extension SendsBackTheOldContext.DeadLetterManager: DeadLetterManaging {}
extension SendsBackTheOriginalContext.DeadLetterManager: DeadLetterManaging {}
extension SendsBackTwoContexts.DeadLetterManager: DeadLetterManaging {}
extension SendsBackWithoutLimit.DeadLetterManager: DeadLetterManaging {}
extension SendsBackWithoutTheKey.DeadLetterManager: DeadLetterManaging {}
extension SendsDeadLettersWithoutTheirContext.RetryingConsumer: RetryingConsuming {}
extension SendsHandledMessagesOn.RetryingConsumer: RetryingConsuming {}
extension SendsPoisonBack.DeadLetterManager: DeadLetterManaging {}
extension SendsTheOldContextOn.RetryingConsumer: RetryingConsuming {}
extension StartsANewTrace.DeadLetterManager: DeadLetterManaging {}
extension StartsAnewAfterARedrive.RetryingConsumer: RetryingConsuming {}
extension StopsAtPoison.RetryingConsumer: RetryingConsuming {}
extension StopsAtTheFirstFailure.RetryingConsumer: RetryingConsuming {}
extension StopsAtWhatIsLeft.DeadLetterManager: DeadLetterManaging {}
extension SwallowsPoison.RetryingConsumer: RetryingConsuming {}
extension SwallowsTheFailure.RetryingConsumer: RetryingConsuming {}
extension TakesAMalformedAttemptForTheFirst.RetryingConsumer: RetryingConsuming {}
extension TakesAMalformedRedriveForNone.DeadLetterManager: DeadLetterManaging {}
extension TakesARedriveForAnOriginal.RetryingConsumer: RetryingConsuming {}
extension TriesOnceTooOften.RetryingConsumer: RetryingConsuming {}
extension TripsOverNullHeaders.RetryingConsumer: RetryingConsuming {}
extension WritesTheAttemptInBinary.RetryingConsumer: RetryingConsuming {}
extension WritesTheErrorAsErrorType.RetryingConsumer: RetryingConsuming {}
