import Grading

@testable import Lab11Checks

/// The wrong submissions of Lab 11, in the order of the checks that they are made for. Each file in `Chaffs/` holds the
/// solution's type with one bug.
let lab11Chaffs: [Chaff<Lab11Subject>] = [
    .replayer(
        ContinuesTheOriginalsTrace.Replayer.self,
        meantFor: "each-replay-begins-a-new-trace",
        alsoFails: ["old-request-is-left-behind", "sampling-is-decided-anew"]
    ),
    .replayer(
        PutsAllReplaysIntoOneTrace.Replayer.self,
        meantFor: "each-replay-begins-a-new-trace",
        alsoFails: ["job-span-stands-alone"]
    ),
    .replayer(NamesTheSpanByTheOriginalsTopic.Replayer.self, meantFor: "replay-span-follows-the-conventions"),
    .replayer(
        ForgetsTheProducerKind.Replayer.self,
        meantFor: "replay-span-follows-the-conventions",
        alsoFails: ["replay-of-a-replay-links-to-the-replay"]
    ),
    .replayer(DescribesNoMessage.Replayer.self, meantFor: "replay-span-follows-the-conventions"),
    .replayer(
        SendsTheOldTraceparentOn.Replayer.self,
        meantFor: "replay-carries-its-own-context",
        alsoFails: [
            "event-without-context-is-replayed", "old-request-is-left-behind", "replay-of-a-replay-links-to-the-replay",
            "sampling-is-decided-anew",
        ]
    ),
    .replayer(
        AppendsTheTraceparent.Replayer.self,
        meantFor: "replay-carries-its-own-context",
        alsoFails: [
            "event-without-context-is-replayed", "old-request-is-left-behind", "replay-of-a-replay-links-to-the-replay",
        ]
    ),
    .replayer(
        InjectsTheJobsContext.Replayer.self,
        meantFor: "replay-carries-its-own-context",
        alsoFails: ["event-without-context-is-replayed", "replay-of-a-replay-links-to-the-replay"]
    ),
    .replayer(
        ForgetsTheLink.Replayer.self,
        meantFor: "replay-links-to-the-original",
        alsoFails: [
            "link-says-where-the-original-lies", "replay-of-a-replay-links-to-the-replay", "sampling-is-decided-anew",
        ]
    ),
    .replayer(
        LinksToItself.Replayer.self,
        meantFor: "replay-links-to-the-original",
        alsoFails: [
            "event-without-context-is-replayed", "link-says-where-the-original-lies",
            "replay-of-a-replay-links-to-the-replay", "sampling-is-decided-anew",
        ]
    ),
    .replayer(
        SharesOneListOfLinks.Replayer.self,
        meantFor: "replay-links-to-the-original",
        alsoFails: ["event-without-context-is-replayed"]
    ),
    .replayer(LeavesTheLinkBare.Replayer.self, meantFor: "link-says-where-the-original-lies"),
    .replayer(WritesTheOffsetAsText.Replayer.self, meantFor: "link-says-where-the-original-lies"),
    .replayer(
        DescribesTheOriginalOnTheSpan.Replayer.self,
        meantFor: "link-says-where-the-original-lies",
        alsoFails: ["replay-span-follows-the-conventions"]
    ),
    .replayer(LinksOnlyToSampledOriginals.Replayer.self, meantFor: "sampling-is-decided-anew"),
    .replayer(KeepsTheOriginalsFlags.Replayer.self, meantFor: "sampling-is-decided-anew"),
    .replayer(
        SkipsEventsWithoutContext.Replayer.self,
        meantFor: "event-without-context-is-replayed",
        alsoFails: ["replay-keeps-the-correlation-id"]
    ),
    .replayer(InjectsOnlyOverAGoodContext.Replayer.self, meantFor: "event-without-context-is-replayed"),
    .replayer(KeepsTheContextBetweenEvents.Replayer.self, meantFor: "event-without-context-is-replayed"),
    .replayer(KeepsHeadersInADictionary.Replayer.self, meantFor: "replay-keeps-the-message"),
    .replayer(DropsNullHeaders.Replayer.self, meantFor: "replay-keeps-the-message"),
    .replayer(DecodesBinaryHeaders.Replayer.self, meantFor: "replay-keeps-the-message"),
    .replayer(MakesATombstoneEmpty.Replayer.self, meantFor: "replay-keeps-the-message"),
    .replayer(
        DropsTheKey.Replayer.self,
        meantFor: "replay-keeps-the-message",
        alsoFails: ["replay-keeps-the-correlation-id"]
    ),
    .replayer(
        MakesANewCorrelationID.Replayer.self,
        meantFor: "replay-keeps-the-correlation-id",
        alsoFails: ["replay-of-a-replay-links-to-the-replay"]
    ),
    .replayer(KeepsTheBaggage.Replayer.self, meantFor: "old-request-is-left-behind"),
    .replayer(KeepsTheTracestate.Replayer.self, meantFor: "old-request-is-left-behind"),
    .replayer(ForgetsTheReplayID.Replayer.self, meantFor: "replay-says-that-it-is-one"),
    .replayer(AppendsTheReplayID.Replayer.self, meantFor: "replay-says-that-it-is-one"),
    .replayer(LeavesTheReplayIDOffTheSpan.Replayer.self, meantFor: "replay-says-that-it-is-one"),
    .replayer(LinksToTheFirstOriginal.Replayer.self, meantFor: "replay-of-a-replay-links-to-the-replay"),
    .replayer(LinksTheJobToEveryEvent.Replayer.self, meantFor: "job-span-stands-alone"),
    .replayer(
        ForgetsTheJobSpan.Replayer.self,
        meantFor: "job-span-counts",
        alsoFails: ["failed-replay-is-recorded", "job-span-stands-alone"]
    ),
    .replayer(CountsAsText.Replayer.self, meantFor: "job-span-counts", alsoFails: ["failed-replay-is-recorded"]),
    .replayer(ForgetsTheCount.Replayer.self, meantFor: "job-span-counts", alsoFails: ["failed-replay-is-recorded"]),
    .replayer(NeverCommits.Replayer.self, meantFor: "replayed-event-is-committed", alsoFails: ["failed-replay-stops"]),
    .replayer(
        GoesOnAfterAFailure.Replayer.self,
        meantFor: "failed-replay-stops",
        alsoFails: ["failed-replay-is-recorded"]
    ),
    .replayer(SwallowsTheFailure.Replayer.self, meantFor: "failed-replay-stops"),
    .replayer(CommitsBeforeSending.Replayer.self, meantFor: "failed-replay-stops"),
    .replayer(ForgetsTheErrorType.Replayer.self, meantFor: "failed-replay-is-recorded"),
    .replayer(CountsOnlyAtTheEnd.Replayer.self, meantFor: "failed-replay-is-recorded"),
    .replayer(CountsBeforeSending.Replayer.self, meantFor: "failed-replay-is-recorded"),
    .participant(
        IgnoresTheCommandsContext.SagaParticipant.self,
        meantFor: "step-span-continues-the-saga",
        alsoFails: ["saga-is-one-trace", "undo-span-links-to-the-step"]
    ),
    .participant(ForgetsTheSaga.SagaParticipant.self, meantFor: "step-span-continues-the-saga"),
    .participant(WorksOutsideTheSpan.SagaParticipant.self, meantFor: "step-span-continues-the-saga"),
    .participant(
        LeavesTheStatusUnset.SagaParticipant.self,
        meantFor: "failed-step-is-an-error",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(WritesTheMessageAsErrorType.SagaParticipant.self, meantFor: "failed-step-is-an-error"),
    .participant(
        StopsAtAFailure.SagaParticipant.self,
        meantFor: "failed-step-is-an-error",
        alsoFails: ["reply-names-the-step-span", "saga-is-one-trace"]
    ),
    .participant(
        AnswersDone.SagaParticipant.self,
        meantFor: "failed-step-is-an-error",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(SetsTheStatusToOK.SagaParticipant.self, meantFor: "step-that-was-done-is-no-error"),
    .participant(
        MarksUndoingAsAnError.SagaParticipant.self,
        meantFor: "step-that-was-done-is-no-error",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(
        ForgetsTheStepTraceparent.SagaParticipant.self,
        meantFor: "reply-names-the-step-span",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(
        NamesTheCommandsSend.SagaParticipant.self,
        meantFor: "reply-names-the-step-span",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(
        RepliesAfterTheSpan.SagaParticipant.self,
        meantFor: "reply-names-the-step-span",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(
        UndoesInANewTrace.SagaParticipant.self,
        meantFor: "undo-span-links-to-the-step",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(MakesTheStepTheParent.SagaParticipant.self, meantFor: "undo-span-links-to-the-step"),
    .participant(
        ForgetsTheLinkToTheStep.SagaParticipant.self,
        meantFor: "undo-span-links-to-the-step",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(
        LinksToTheCommand.SagaParticipant.self,
        meantFor: "undo-span-links-to-the-step",
        alsoFails: ["saga-is-one-trace"]
    ),
    .participant(LeavesTheLinkToTheStepBare.SagaParticipant.self, meantFor: "undo-span-links-to-the-step"),
    .participant(LinksEveryStep.SagaParticipant.self, meantFor: "undo-span-links-to-the-step"),
    .orchestrator(
        BeginsANewTrace.SagaOrchestrator.self,
        meantFor: "saga-begins-in-a-span",
        alsoFails: ["saga-is-one-trace", "saga-keeps-the-whole-context"]
    ),
    .orchestrator(SendsAfterTheBeginning.SagaOrchestrator.self, meantFor: "saga-begins-in-a-span"),
    .orchestrator(
        StoresNoContext.SagaOrchestrator.self,
        meantFor: "reply-is-handled-below-the-saga",
        alsoFails: [
            "end-says-compensated", "saga-goes-on-without-the-replys-context", "saga-is-one-trace",
            "saga-keeps-the-whole-context",
        ]
    ),
    .orchestrator(StoresTheRequestsContext.SagaOrchestrator.self, meantFor: "reply-is-handled-below-the-saga"),
    .orchestrator(
        KeepsTheContextInMemory.SagaOrchestrator.self,
        meantFor: "reply-is-handled-below-the-saga",
        alsoFails: [
            "end-says-compensated", "saga-goes-on-without-the-replys-context", "saga-is-one-trace",
            "saga-keeps-the-whole-context",
        ]
    ),
    .orchestrator(
        ContinuesTheReply.SagaOrchestrator.self,
        meantFor: "reply-is-handled-below-the-saga",
        alsoFails: ["saga-goes-on-without-the-replys-context", "saga-keeps-the-whole-context"]
    ),
    .orchestrator(ForgetsTheLinkToTheReply.SagaOrchestrator.self, meantFor: "reply-is-handled-below-the-saga"),
    .orchestrator(SendsOutsideTheReplysSpan.SagaOrchestrator.self, meantFor: "command-is-sent-inside-the-replys-span"),
    .orchestrator(DescribesNoReply.SagaOrchestrator.self, meantFor: "command-is-sent-inside-the-replys-span"),
    .orchestrator(TrustsTheReplysContext.SagaOrchestrator.self, meantFor: "saga-goes-on-without-the-replys-context"),
    .orchestrator(StoresOnlyTheTraceparent.SagaOrchestrator.self, meantFor: "saga-keeps-the-whole-context"),
    .orchestrator(
        UndoesNothing.SagaOrchestrator.self,
        meantFor: "steps-are-undone-in-reverse",
        alsoFails: [
            "duplicate-reply-changes-nothing", "end-says-compensated", "failed-undo-is-seen", "saga-is-one-trace",
            "step-that-never-ran-is-not-undone", "undo-names-the-step-that-it-undoes",
        ]
    ),
    .orchestrator(
        UndoesTheFirstStepFirst.SagaOrchestrator.self,
        meantFor: "steps-are-undone-in-reverse",
        alsoFails: [
            "duplicate-reply-changes-nothing", "end-says-compensated", "failed-undo-is-seen",
            "undo-names-the-step-that-it-undoes",
        ]
    ),
    .orchestrator(
        UndoesOnlyTheLastStep.SagaOrchestrator.self,
        meantFor: "steps-are-undone-in-reverse",
        alsoFails: [
            "duplicate-reply-changes-nothing", "end-says-compensated", "failed-undo-is-seen", "saga-is-one-trace",
            "undo-names-the-step-that-it-undoes",
        ]
    ),
    .orchestrator(UndoesStepsThatNeverRan.SagaOrchestrator.self, meantFor: "step-that-never-ran-is-not-undone"),
    .orchestrator(
        ForgetsWhatIsUndone.SagaOrchestrator.self,
        meantFor: "undo-names-the-step-that-it-undoes",
        alsoFails: ["saga-is-one-trace"]
    ),
    .orchestrator(
        NamesTheWrongStep.SagaOrchestrator.self,
        meantFor: "undo-names-the-step-that-it-undoes",
        alsoFails: ["saga-is-one-trace"]
    ),
    .orchestrator(
        NamesTheSaga.SagaOrchestrator.self,
        meantFor: "undo-names-the-step-that-it-undoes",
        alsoFails: ["saga-is-one-trace"]
    ),
    .orchestrator(
        ForgetsWhatFailed.SagaOrchestrator.self,
        meantFor: "end-says-compensated",
        alsoFails: ["failed-undo-is-seen"]
    ),
    .orchestrator(
        SaysWhatShouldHaveBeenUndone.SagaOrchestrator.self,
        meantFor: "end-says-compensated",
        alsoFails: ["failed-undo-is-seen"]
    ),
    .orchestrator(
        MarksCompensationAsAnError.SagaOrchestrator.self,
        meantFor: "end-says-compensated",
        alsoFails: ["saga-is-one-trace"]
    ),
    .orchestrator(
        EndsInANewTrace.SagaOrchestrator.self,
        meantFor: "end-says-compensated",
        alsoFails: ["saga-is-one-trace"]
    ),
    .orchestrator(SaysNothingOfSuccess.SagaOrchestrator.self, meantFor: "end-says-completed"),
    .orchestrator(SaysCompensatedAlways.SagaOrchestrator.self, meantFor: "end-says-completed"),
    .orchestrator(StopsUndoingAtAFailure.SagaOrchestrator.self, meantFor: "failed-undo-is-seen"),
    .orchestrator(HidesTheFailedUndo.SagaOrchestrator.self, meantFor: "failed-undo-is-seen"),
    .orchestrator(LeavesTheFailedUndoUnset.SagaOrchestrator.self, meantFor: "failed-undo-is-seen"),
    .orchestrator(HandlesDuplicates.SagaOrchestrator.self, meantFor: "duplicate-reply-changes-nothing"),
    .orchestrator(HidesDuplicates.SagaOrchestrator.self, meantFor: "duplicate-reply-changes-nothing"),
    .orchestrator(SkipsDuplicates.SagaOrchestrator.self, meantFor: "duplicate-reply-changes-nothing"),
    .orchestrator(MarksTheReplyOfAFailure.SagaOrchestrator.self, meantFor: "saga-is-one-trace"),
]

extension Chaff where Subject == Lab11Subject {
    fileprivate static func replayer<Other: Replaying>(
        _ type: Other.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func participant<Other: SagaParticipating>(
        _ type: Other.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }

    fileprivate static func orchestrator<Other: SagaOrchestrating>(
        _ type: Other.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(type))
    }
}

extension AnswersDone.SagaParticipant: SagaParticipating {}
extension AppendsTheReplayID.Replayer: Replaying {}
extension AppendsTheTraceparent.Replayer: Replaying {}
extension BeginsANewTrace.SagaOrchestrator: SagaOrchestrating {}
extension CommitsBeforeSending.Replayer: Replaying {}
extension ContinuesTheOriginalsTrace.Replayer: Replaying {}
extension ContinuesTheReply.SagaOrchestrator: SagaOrchestrating {}
extension CountsAsText.Replayer: Replaying {}
extension CountsBeforeSending.Replayer: Replaying {}
extension CountsOnlyAtTheEnd.Replayer: Replaying {}
extension DecodesBinaryHeaders.Replayer: Replaying {}
extension DescribesNoMessage.Replayer: Replaying {}
extension DescribesNoReply.SagaOrchestrator: SagaOrchestrating {}
extension DescribesTheOriginalOnTheSpan.Replayer: Replaying {}
extension DropsNullHeaders.Replayer: Replaying {}
extension DropsTheKey.Replayer: Replaying {}
extension EndsInANewTrace.SagaOrchestrator: SagaOrchestrating {}
extension ForgetsTheCount.Replayer: Replaying {}
extension ForgetsTheErrorType.Replayer: Replaying {}
extension ForgetsTheJobSpan.Replayer: Replaying {}
extension ForgetsTheLink.Replayer: Replaying {}
extension ForgetsTheLinkToTheReply.SagaOrchestrator: SagaOrchestrating {}
extension ForgetsTheLinkToTheStep.SagaParticipant: SagaParticipating {}
extension ForgetsTheProducerKind.Replayer: Replaying {}
extension ForgetsTheReplayID.Replayer: Replaying {}
extension ForgetsTheSaga.SagaParticipant: SagaParticipating {}
extension ForgetsTheStepTraceparent.SagaParticipant: SagaParticipating {}
extension ForgetsWhatFailed.SagaOrchestrator: SagaOrchestrating {}
extension ForgetsWhatIsUndone.SagaOrchestrator: SagaOrchestrating {}
extension GoesOnAfterAFailure.Replayer: Replaying {}
extension HandlesDuplicates.SagaOrchestrator: SagaOrchestrating {}
extension HidesDuplicates.SagaOrchestrator: SagaOrchestrating {}
extension HidesTheFailedUndo.SagaOrchestrator: SagaOrchestrating {}
extension IgnoresTheCommandsContext.SagaParticipant: SagaParticipating {}
extension InjectsOnlyOverAGoodContext.Replayer: Replaying {}
extension InjectsTheJobsContext.Replayer: Replaying {}
extension KeepsHeadersInADictionary.Replayer: Replaying {}
extension KeepsTheBaggage.Replayer: Replaying {}
extension KeepsTheContextBetweenEvents.Replayer: Replaying {}
extension KeepsTheContextInMemory.SagaOrchestrator: SagaOrchestrating {}
extension KeepsTheOriginalsFlags.Replayer: Replaying {}
extension KeepsTheTracestate.Replayer: Replaying {}
extension LeavesTheFailedUndoUnset.SagaOrchestrator: SagaOrchestrating {}
extension LeavesTheLinkBare.Replayer: Replaying {}
extension LeavesTheLinkToTheStepBare.SagaParticipant: SagaParticipating {}
extension LeavesTheReplayIDOffTheSpan.Replayer: Replaying {}
extension LeavesTheStatusUnset.SagaParticipant: SagaParticipating {}
extension LinksEveryStep.SagaParticipant: SagaParticipating {}
extension LinksOnlyToSampledOriginals.Replayer: Replaying {}
extension LinksTheJobToEveryEvent.Replayer: Replaying {}
extension LinksToItself.Replayer: Replaying {}
extension LinksToTheCommand.SagaParticipant: SagaParticipating {}
extension LinksToTheFirstOriginal.Replayer: Replaying {}
extension MakesANewCorrelationID.Replayer: Replaying {}
extension MakesATombstoneEmpty.Replayer: Replaying {}
extension MakesTheStepTheParent.SagaParticipant: SagaParticipating {}
extension MarksCompensationAsAnError.SagaOrchestrator: SagaOrchestrating {}
extension MarksTheReplyOfAFailure.SagaOrchestrator: SagaOrchestrating {}
extension MarksUndoingAsAnError.SagaParticipant: SagaParticipating {}
extension NamesTheCommandsSend.SagaParticipant: SagaParticipating {}
extension NamesTheSaga.SagaOrchestrator: SagaOrchestrating {}
extension NamesTheSpanByTheOriginalsTopic.Replayer: Replaying {}
extension NamesTheWrongStep.SagaOrchestrator: SagaOrchestrating {}
extension NeverCommits.Replayer: Replaying {}
extension PutsAllReplaysIntoOneTrace.Replayer: Replaying {}
extension RepliesAfterTheSpan.SagaParticipant: SagaParticipating {}
extension SaysCompensatedAlways.SagaOrchestrator: SagaOrchestrating {}
extension SaysNothingOfSuccess.SagaOrchestrator: SagaOrchestrating {}
extension SaysWhatShouldHaveBeenUndone.SagaOrchestrator: SagaOrchestrating {}
extension SendsAfterTheBeginning.SagaOrchestrator: SagaOrchestrating {}
extension SendsOutsideTheReplysSpan.SagaOrchestrator: SagaOrchestrating {}
extension SendsTheOldTraceparentOn.Replayer: Replaying {}
extension SetsTheStatusToOK.SagaParticipant: SagaParticipating {}
extension SharesOneListOfLinks.Replayer: Replaying {}
extension SkipsDuplicates.SagaOrchestrator: SagaOrchestrating {}
extension SkipsEventsWithoutContext.Replayer: Replaying {}
extension StopsAtAFailure.SagaParticipant: SagaParticipating {}
extension StopsUndoingAtAFailure.SagaOrchestrator: SagaOrchestrating {}
extension StoresNoContext.SagaOrchestrator: SagaOrchestrating {}
extension StoresOnlyTheTraceparent.SagaOrchestrator: SagaOrchestrating {}
extension StoresTheRequestsContext.SagaOrchestrator: SagaOrchestrating {}
extension SwallowsTheFailure.Replayer: Replaying {}
extension TrustsTheReplysContext.SagaOrchestrator: SagaOrchestrating {}
extension UndoesInANewTrace.SagaParticipant: SagaParticipating {}
extension UndoesNothing.SagaOrchestrator: SagaOrchestrating {}
extension UndoesOnlyTheLastStep.SagaOrchestrator: SagaOrchestrating {}
extension UndoesStepsThatNeverRan.SagaOrchestrator: SagaOrchestrating {}
extension UndoesTheFirstStepFirst.SagaOrchestrator: SagaOrchestrating {}
extension WorksOutsideTheSpan.SagaParticipant: SagaParticipating {}
extension WritesTheMessageAsErrorType.SagaParticipant: SagaParticipating {}
extension WritesTheOffsetAsText.Replayer: Replaying {}
