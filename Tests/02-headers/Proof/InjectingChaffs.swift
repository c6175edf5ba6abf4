import Grading

@testable import Lab02Checks

/// The wrong submissions of steps 1 to 3: the setter, and what is written.
let injectingChaffs: [Chaff<Lab02Subject>] = [
    .injector(
        QuotesTheValue.KafkaHeadersInjector.self,
        meantFor: "set-writes-the-value-as-text",
        alsoFails: [
            "traceparent-is-on-the-wire-as-text",
            "two-calls-from-one-list-stay-apart",
            "inject-writes-the-context-that-it-is-given",
            "unsampled-context-travels",
            "flags-go-out-as-they-are",
            "tracestate-goes-out",
            "baggage-goes-out",
            "old-baggage-is-replaced",
        ]
    ),
    .injector(
        CapitalizesTheKey.KafkaHeadersInjector.self,
        meantFor: "set-writes-the-value-as-text",
        alsoFails: [
            "set-replaces-every-header-of-the-name",
            "set-keeps-other-headers",
            "traceparent-is-on-the-wire-as-text",
            "inject-accepts-a-nil-list",
            "stale-traceparent-is-replaced",
            "other-headers-survive",
            "two-calls-from-one-list-stay-apart",
            "inject-writes-the-context-that-it-is-given",
            "unsampled-context-travels",
            "flags-go-out-as-they-are",
            "tracestate-goes-out",
            "baggage-goes-out",
            "stale-tracestate-does-not-survive",
            "old-baggage-is-replaced",
        ]
    ),
    .injector(AppendsTheHeader.KafkaHeadersInjector.self, meantFor: "set-replaces-every-header-of-the-name"),
    .injector(ReplacesOnlyTheFirst.KafkaHeadersInjector.self, meantFor: "set-replaces-every-header-of-the-name"),
    .injector(CollectsHeadersInADictionary.KafkaHeadersInjector.self, meantFor: "set-keeps-other-headers"),
    .injector(DecodesOtherHeaders.KafkaHeadersInjector.self, meantFor: "set-keeps-other-headers"),
    .injector(ReplacesInAnyCase.KafkaHeadersInjector.self, meantFor: "set-keeps-other-headers"),
    .functions(
        WritesBinary.self,
        WritesBinary.injectTraceContext,
        WritesBinary.extractTraceContext,
        meantFor: "traceparent-is-on-the-wire-as-text",
        alsoFails: [
            "two-calls-from-one-list-stay-apart",
            "inject-writes-the-context-that-it-is-given",
            "unsampled-context-travels",
            "flags-go-out-as-they-are",
        ]
    ),
    .functions(
        ReturnsNothingForANilList.self,
        ReturnsNothingForANilList.injectTraceContext,
        ReturnsNothingForANilList.extractTraceContext,
        meantFor: "inject-accepts-a-nil-list"
    ),
    .functions(
        KeepsTheTraceparentThatIsThere.self,
        KeepsTheTraceparentThatIsThere.injectTraceContext,
        KeepsTheTraceparentThatIsThere.extractTraceContext,
        meantFor: "stale-traceparent-is-replaced",
        alsoFails: ["stale-tracestate-does-not-survive", "old-baggage-is-replaced"]
    ),
    .functions(
        AppendsTheContext.self,
        AppendsTheContext.injectTraceContext,
        AppendsTheContext.extractTraceContext,
        meantFor: "stale-traceparent-is-replaced",
        alsoFails: ["stale-tracestate-does-not-survive", "old-baggage-is-replaced"]
    ),
    .functions(
        DropsOtherHeaders.self,
        DropsOtherHeaders.injectTraceContext,
        DropsOtherHeaders.extractTraceContext,
        meantFor: "other-headers-survive",
        alsoFails: ["baggage-alone-keeps-the-old-trace"]
    ),
    .functions(
        DropsNullHeaders.self,
        DropsNullHeaders.injectTraceContext,
        DropsNullHeaders.extractTraceContext,
        meantFor: "other-headers-survive"
    ),
    .functions(
        ReusesOneHeaderList.self,
        ReusesOneHeaderList.injectTraceContext,
        ReusesOneHeaderList.extractTraceContext,
        meantFor: "two-calls-from-one-list-stay-apart"
    ),
    .functions(
        InjectsTheActiveContext.self,
        InjectsTheActiveContext.injectTraceContext,
        InjectsTheActiveContext.extractTraceContext,
        meantFor: "inject-writes-the-context-that-it-is-given"
    ),
    .functions(
        SkipsUnsampledContexts.self,
        SkipsUnsampledContexts.injectTraceContext,
        SkipsUnsampledContexts.extractTraceContext,
        meantFor: "unsampled-context-travels"
    ),
    .functions(
        ForcesTheSampledFlag.self,
        ForcesTheSampledFlag.injectTraceContext,
        ForcesTheSampledFlag.extractTraceContext,
        meantFor: "unsampled-context-travels"
    ),
    .functions(
        KnowsOnlyTheSampledFlag.self,
        KnowsOnlyTheSampledFlag.injectTraceContext,
        KnowsOnlyTheSampledFlag.extractTraceContext,
        meantFor: "flags-go-out-as-they-are"
    ),
    .functions(
        DropsTheTracestate.self,
        DropsTheTracestate.injectTraceContext,
        DropsTheTracestate.extractTraceContext,
        meantFor: "tracestate-goes-out"
    ),
    .functions(
        DropsTheBaggage.self,
        DropsTheBaggage.injectTraceContext,
        DropsTheBaggage.extractTraceContext,
        meantFor: "baggage-goes-out",
        alsoFails: ["old-baggage-is-replaced"]
    ),
    .functions(
        KeepsTheStaleTracestate.self,
        KeepsTheStaleTracestate.injectTraceContext,
        KeepsTheStaleTracestate.extractTraceContext,
        meantFor: "stale-tracestate-does-not-survive"
    ),
    .functions(
        ClearsWithoutASpan.self,
        ClearsWithoutASpan.injectTraceContext,
        ClearsWithoutASpan.extractTraceContext,
        meantFor: "context-without-a-span-changes-nothing",
        alsoFails: ["baggage-alone-keeps-the-old-trace"]
    ),
    .functions(
        ReplacesAlwaysTheSameTwo.self,
        ReplacesAlwaysTheSameTwo.injectTraceContext,
        ReplacesAlwaysTheSameTwo.extractTraceContext,
        meantFor: "old-baggage-is-replaced",
        alsoFails: ["baggage-alone-keeps-the-old-trace"]
    ),
    .functions(
        ForgetsBaggageWithoutASpan.self,
        ForgetsBaggageWithoutASpan.injectTraceContext,
        ForgetsBaggageWithoutASpan.extractTraceContext,
        meantFor: "old-baggage-is-replaced"
    ),
    .functions(
        ClearsForBaggageAlone.self,
        ClearsForBaggageAlone.injectTraceContext,
        ClearsForBaggageAlone.extractTraceContext,
        meantFor: "baggage-alone-keeps-the-old-trace"
    ),
]
