import Grading

@testable import Lab02Checks

/// The wrong submissions of steps 4 to 6: the getter, and what is read.
let extractingChaffs: [Chaff<Lab02Subject>] = [
    .extractor(
        IgnoresTheCaseOfNames.KafkaHeadersExtractor.self,
        meantFor: "get-reads-the-header-of-exactly-that-name",
        alsoFails: ["key-in-another-case-is-not-ours"]
    ),
    .extractor(
        FindsNothingAsAnEmptyText.KafkaHeadersExtractor.self,
        meantFor: "get-reads-the-header-of-exactly-that-name"
    ),
    .extractor(
        GivesUpAtANullHeader.KafkaHeadersExtractor.self,
        meantFor: "null-and-binary-headers-do-not-hurt-get",
        alsoFails: ["extract-continues-the-trace"]
    ),
    .extractor(
        GivesUpAtABinaryHeader.KafkaHeadersExtractor.self,
        meantFor: "null-and-binary-headers-do-not-hurt-get",
        alsoFails: ["extract-continues-the-trace"]
    ),
    .extractor(ListsOnlyHeadersWithText.KafkaHeadersExtractor.self, meantFor: "keys-lists-the-names-of-all-headers"),
    .extractor(ListsNamesInLowercase.KafkaHeadersExtractor.self, meantFor: "keys-lists-the-names-of-all-headers"),
    .functions(
        ReturnsWhatItBeganWith.self,
        ReturnsWhatItBeganWith.injectTraceContext,
        ReturnsWhatItBeganWith.extractTraceContext,
        meantFor: "extract-continues-the-trace",
        alsoFails: [
            "sampled-bit-comes-in-as-it-is",
            "tracestate-comes-in",
            "baggage-comes-in",
            "two-equal-traceparents-count-once",
            "several-tracestates-are-joined-in-order",
        ]
    ),
    .functions(
        SamplesEverything.self,
        SamplesEverything.injectTraceContext,
        SamplesEverything.extractTraceContext,
        meantFor: "sampled-bit-comes-in-as-it-is"
    ),
    .functions(
        ForgetsUnsampledTraces.self,
        ForgetsUnsampledTraces.injectTraceContext,
        ForgetsUnsampledTraces.extractTraceContext,
        meantFor: "sampled-bit-comes-in-as-it-is"
    ),
    .functions(
        ReadsNoTracestate.self,
        ReadsNoTracestate.injectTraceContext,
        ReadsNoTracestate.extractTraceContext,
        meantFor: "tracestate-comes-in",
        alsoFails: ["several-tracestates-are-joined-in-order"]
    ),
    .functions(
        ReadsNoBaggage.self,
        ReadsNoBaggage.injectTraceContext,
        ReadsNoBaggage.extractTraceContext,
        meantFor: "baggage-comes-in"
    ),
    .functions(
        StartsFromTheActiveContext.self,
        StartsFromTheActiveContext.injectTraceContext,
        StartsFromTheActiveContext.extractTraceContext,
        meantFor: "message-without-context-starts-a-new-trace",
        alsoFails: [
            "invalid-traceparent-starts-a-new-trace",
            "key-in-another-case-is-not-ours",
            "two-different-traceparents-start-a-new-trace",
        ]
    ),
    .functions(
        KeepsTheContextBetweenMessages.self,
        KeepsTheContextBetweenMessages.injectTraceContext,
        KeepsTheContextBetweenMessages.extractTraceContext,
        meantFor: "message-without-context-starts-a-new-trace",
        alsoFails: [
            "invalid-traceparent-starts-a-new-trace",
            "key-in-another-case-is-not-ours",
            "two-different-traceparents-start-a-new-trace",
        ]
    ),
    .functions(
        RepairsTheTraceparent.self,
        RepairsTheTraceparent.injectTraceContext,
        RepairsTheTraceparent.extractTraceContext,
        meantFor: "invalid-traceparent-starts-a-new-trace"
    ),
    .functions(
        FallsBackToTheActiveContext.self,
        FallsBackToTheActiveContext.injectTraceContext,
        FallsBackToTheActiveContext.extractTraceContext,
        meantFor: "invalid-traceparent-starts-a-new-trace",
        alsoFails: ["two-different-traceparents-start-a-new-trace"]
    ),
    .functions(
        LowercasesTheNames.self,
        LowercasesTheNames.injectTraceContext,
        LowercasesTheNames.extractTraceContext,
        meantFor: "key-in-another-case-is-not-ours"
    ),
    .extractor(
        TakesTheFirst.KafkaHeadersExtractor.self,
        meantFor: "two-different-traceparents-start-a-new-trace",
        alsoFails: ["several-tracestates-are-joined-in-order"]
    ),
    .extractor(
        TakesTheLast.KafkaHeadersExtractor.self,
        meantFor: "two-different-traceparents-start-a-new-trace",
        alsoFails: ["several-tracestates-are-joined-in-order"]
    ),
    .extractor(CountsEqualValuesTwice.KafkaHeadersExtractor.self, meantFor: "two-equal-traceparents-count-once"),
    .extractor(JoinsInReverse.KafkaHeadersExtractor.self, meantFor: "several-tracestates-are-joined-in-order"),
]
