import Grading

@testable import Lab10Checks
@testable import Lab10Solution

/// The wrong submissions of Lab 10, in the order of the checks that they are made for. Each file in `Chaffs/` holds one of the
/// solution's files with one bug.
let lab10Chaffs: [Chaff<Lab10Subject>] = [
    .settings(
        "leaves-the-service-unknown",
        LeavesTheServiceUnknown.settings,
        LeavesTheServiceUnknown.exporter,
        meantFor: "resource-names-the-service-and-its-version",
        alsoFails: ["resource-attributes-of-the-environment-are-added"]
    ),
    .settings(
        "forgets-the-version",
        ForgetsTheVersion.settings,
        ForgetsTheVersion.exporter,
        meantFor: "resource-names-the-service-and-its-version"
    ),
    .settings(
        "has-one-instance-id-for-all",
        HasOneInstanceIDForAll.settings,
        HasOneInstanceIDForAll.exporter,
        meantFor: "each-process-has-an-instance-id-of-its-own"
    ),
    .settings(
        "forgets-the-instance-id",
        ForgetsTheInstanceID.settings,
        ForgetsTheInstanceID.exporter,
        meantFor: "each-process-has-an-instance-id-of-its-own"
    ),
    .settings(
        "has-the-last-word-in-code",
        HasTheLastWordInCode.settings,
        HasTheLastWordInCode.exporter,
        meantFor: "service-name-of-the-environment-wins",
        alsoFails: ["resource-attributes-of-the-environment-are-added"]
    ),
    .settings(
        "lets-the-attributes-beat-the-name",
        LetsTheAttributesBeatTheName.settings,
        LetsTheAttributesBeatTheName.exporter,
        meantFor: "service-name-of-the-environment-wins"
    ),
    .settings(
        "replaces-the-attributes",
        ReplacesTheAttributes.settings,
        ReplacesTheAttributes.exporter,
        meantFor: "resource-attributes-of-the-environment-are-added",
        alsoFails: ["service-name-of-the-environment-wins"]
    ),
    .settings(
        "reads-the-attributes-by-hand",
        ReadsTheAttributesByHand.settings,
        ReadsTheAttributesByHand.exporter,
        meantFor: "resource-attributes-of-the-environment-are-added"
    ),
    .settings(
        "keeps-bad-settings-to-itself",
        KeepsBadSettingsToItself.settings,
        KeepsBadSettingsToItself.exporter,
        meantFor: "bad-setting-is-reported-and-not-fatal"
    ),
    .settings(
        "reads-the-environment-twice",
        ReadsTheEnvironmentTwice.settings,
        ReadsTheEnvironmentTwice.exporter,
        meantFor: "bad-setting-is-reported-and-not-fatal"
    ),
    .settings(
        "hard-codes-the-endpoint",
        HardCodesTheEndpoint.settings,
        HardCodesTheEndpoint.exporter,
        meantFor: "spans-go-to-the-endpoint-of-the-environment",
        alsoFails: [
            "collector-away-for-a-moment-costs-no-span", "headers-reach-the-collector",
            "refusal-is-reported-without-the-headers", "span-of-the-last-message-arrives",
            "traces-endpoint-is-used-as-it-is",
        ]
    ),
    .settings(
        "uses-the-base-address-as-it-is",
        UsesTheBaseAddressAsItIs.settings,
        UsesTheBaseAddressAsItIs.exporter,
        meantFor: "spans-go-to-the-endpoint-of-the-environment"
    ),
    .settings(
        "appends-the-path-once-more",
        AppendsThePathOnceMore.settings,
        AppendsThePathOnceMore.exporter,
        meantFor: "traces-endpoint-is-used-as-it-is",
        alsoFails: ["spans-go-to-the-endpoint-of-the-environment"]
    ),
    .settings(
        "appends-the-path-to-the-traces-endpoint",
        AppendsThePathToTheTracesEndpoint.settings,
        AppendsThePathToTheTracesEndpoint.exporter,
        meantFor: "traces-endpoint-is-used-as-it-is"
    ),
    .settings(
        "knows-only-the-base-address",
        KnowsOnlyTheBaseAddress.settings,
        KnowsOnlyTheBaseAddress.exporter,
        meantFor: "traces-endpoint-is-used-as-it-is"
    ),
    .settings(
        "forgets-the-headers",
        ForgetsTheHeaders.settings,
        ForgetsTheHeaders.exporter,
        meantFor: "headers-reach-the-collector"
    ),
    .settings(
        "logs-the-headers",
        LogsTheHeaders.settings,
        LogsTheHeaders.exporter,
        meantFor: "refusal-is-reported-without-the-headers"
    ),
    .settings(
        "says-nothing-of-lost-spans",
        SaysNothingOfLostSpans.settings,
        SaysNothingOfLostSpans.exporter,
        meantFor: "refusal-is-reported-without-the-headers"
    ),
    .settings(
        "never-tries-again",
        NeverTriesAgain.settings,
        NeverTriesAgain.exporter,
        meantFor: "collector-away-for-a-moment-costs-no-span"
    ),
    .settings(
        "forgets-the-timeout",
        ForgetsTheTimeout.settings,
        ForgetsTheTimeout.exporter,
        meantFor: "timeout-of-the-environment-is-kept"
    ),
    .telemetry(
        ExportsEachSpanByItself.Telemetry.self,
        meantFor: "spans-leave-in-batches",
        alsoFails: [
            "batch-settings-of-the-environment-are-used", "dropped-spans-are-reported",
            "shutdown-returns-when-the-spans-have-left", "slow-collector-does-not-hold-up-the-service",
        ]
    ),
    .telemetry(
        FlushesAfterEverySpan.Telemetry.self,
        meantFor: "slow-collector-does-not-hold-up-the-service",
        alsoFails: ["dropped-spans-are-reported", "spans-leave-in-batches"]
    ),
    .telemetry(
        ForgetsTheBatchSettings.Telemetry.self,
        meantFor: "batch-settings-of-the-environment-are-used",
        alsoFails: ["dropped-spans-are-reported"]
    ),
    .telemetry(KnowsOnlyTheServiceName.Telemetry.self, meantFor: "spans-carry-the-resource"),
    .telemetry(LeavesTheResourceOut.Telemetry.self, meantFor: "spans-carry-the-resource"),
    .telemetry(SamplesEverything.Telemetry.self, meantFor: "sampler-of-the-environment-decides"),
    .telemetry(KeepsDropsToItself.Telemetry.self, meantFor: "dropped-spans-are-reported"),
    .telemetry(HoldsSpansWithoutLimit.Telemetry.self, meantFor: "dropped-spans-are-reported"),
    .telemetry(
        ForgetsToShutDown.Telemetry.self,
        meantFor: "shutdown-sends-what-waits",
        alsoFails: ["span-of-the-last-message-arrives"]
    ),
    .telemetry(
        ShutsOnlyTheExporterDown.Telemetry.self,
        meantFor: "shutdown-sends-what-waits",
        alsoFails: ["span-of-the-last-message-arrives"]
    ),
    .telemetry(
        MakesATracerForEachUse.Telemetry.self,
        meantFor: "shutdown-sends-what-waits",
        alsoFails: ["dropped-spans-are-reported", "span-of-the-last-message-arrives"]
    ),
    .telemetry(ShutsDownInTheBackground.Telemetry.self, meantFor: "shutdown-returns-when-the-spans-have-left"),
    .service(
        IgnoresSignals.OrderService.self,
        meantFor: "signal-stops-an-idle-service",
        alsoFails: [
            "dead-collector-is-given-up", "message-in-hand-is-finished", "second-signal-ends-at-once",
            "span-of-the-last-message-arrives", "spans-leave-after-a-stuck-message", "stopped-service-leaves-its-group",
            "stuck-message-is-given-up",
        ]
    ),
    .service(
        ReturnsInTheMiddle.OrderService.self,
        meantFor: "message-in-hand-is-finished",
        alsoFails: ["second-signal-ends-at-once", "span-of-the-last-message-arrives", "stuck-message-is-given-up"]
    ),
    .service(
        CancelsTheMessageInHand.OrderService.self,
        meantFor: "message-in-hand-is-finished",
        alsoFails: ["second-signal-ends-at-once", "signal-stops-an-idle-service", "stuck-message-is-given-up"]
    ),
    .service(
        TakesWhatIsStillThere.OrderService.self,
        meantFor: "message-in-hand-is-finished",
        alsoFails: [
            "dead-collector-is-given-up", "signal-stops-an-idle-service", "span-of-the-last-message-arrives",
            "stopped-service-leaves-its-group",
        ]
    ),
    .service(
        FlushesBeforeItStops.OrderService.self,
        meantFor: "span-of-the-last-message-arrives",
        alsoFails: ["dead-collector-is-given-up"]
    ),
    .service(
        ForgetsToFlush.OrderService.self,
        meantFor: "span-of-the-last-message-arrives",
        alsoFails: [
            "dead-collector-is-given-up", "failed-handler-still-sends-its-spans", "second-signal-ends-at-once",
            "service-ends-with-its-consumer", "spans-leave-after-a-stuck-message",
        ]
    ),
    .service(StaysInItsGroup.OrderService.self, meantFor: "stopped-service-leaves-its-group"),
    .service(
        WaitsForASignal.OrderService.self,
        meantFor: "service-ends-with-its-consumer",
        alsoFails: ["failed-handler-still-sends-its-spans"]
    ),
    .service(SkipsTheFlushOnErrors.OrderService.self, meantFor: "failed-handler-still-sends-its-spans"),
    .service(SwallowsTheError.OrderService.self, meantFor: "failed-handler-still-sends-its-spans"),
    .service(
        WaitsForTheMessageForEver.OrderService.self,
        meantFor: "stuck-message-is-given-up",
        alsoFails: ["spans-leave-after-a-stuck-message"]
    ),
    .service(CommitsWhatItGivesUp.OrderService.self, meantFor: "stuck-message-is-given-up"),
    .service(HurriesOutWithoutAFlush.OrderService.self, meantFor: "spans-leave-after-a-stuck-message"),
    .service(WaitsForTheCollectorForEver.OrderService.self, meantFor: "dead-collector-is-given-up"),
    .service(IgnoresTheSecondSignal.OrderService.self, meantFor: "second-signal-ends-at-once"),
    .service(HearsTheSecondSignalOnlyWhileItHandles.OrderService.self, meantFor: "second-signal-ends-at-once"),
    .query("finds-producers-of-any-system", meantFor: "query-finds-the-kafka-producers") {
        $0.kafkaProducers = FindsProducersOfAnySystem.kafkaProducers
    },
    .query("finds-all-that-is-kafka", meantFor: "query-finds-the-kafka-producers") {
        $0.kafkaProducers = FindsAllThatIsKafka.kafkaProducers
    },
    .query("quotes-the-kind", meantFor: "query-finds-the-kafka-producers") {
        $0.kafkaProducers = QuotesTheKind.kafkaProducers
    },
    .query("writes-the-kind-as-an-attribute", meantFor: "query-finds-the-kafka-producers") {
        $0.kafkaProducers = WritesTheKindAsAnAttribute.kafkaProducers
    },
    .query("searches-by-tags", meantFor: "query-finds-the-kafka-producers") {
        $0.kafkaProducers = SearchesByTags.kafkaProducers
    },
    .query("counts-whole-seconds", meantFor: "query-finds-the-slow-consumers") {
        $0.kafkaConsumers = CountsWholeSeconds.kafkaConsumers
    },
    .query("leaves-the-unit-out", meantFor: "query-finds-the-slow-consumers") {
        $0.kafkaConsumers = LeavesTheUnitOut.kafkaConsumers
    },
    .query("asks-how-long-the-trace-took", meantFor: "query-finds-the-slow-consumers") {
        $0.kafkaConsumers = AsksHowLongTheTraceTook.kafkaConsumers
    },
    .query("finds-all-that-is-slow", meantFor: "query-finds-the-slow-consumers") {
        $0.kafkaConsumers = FindsAllThatIsSlow.kafkaConsumers
    },
    .query("looks-for-the-trace-itself", meantFor: "query-finds-the-linking-spans") {
        $0.spansLinking = LooksForTheTraceItself.spansLinking
    },
    .query("looks-for-an-attribute-of-the-link", meantFor: "query-finds-the-linking-spans") {
        $0.spansLinking = LooksForAnAttributeOfTheLink.spansLinking
    },
    .query("trusts-the-trace-id", meantFor: "hostile-trace-id-is-refused") {
        $0.spansLinking = TrustsTheTraceID.spansLinking
    },
    .query("uses-the-old-api", meantFor: "jaeger-address-of-a-trace") { $0.jaegerTrace = UsesTheOldAPI.jaegerTrace },
    .query("trusts-the-id-in-the-address", meantFor: "jaeger-address-of-a-trace") {
        $0.jaegerTrace = TrustsTheIDInTheAddress.jaegerTrace
    },
    .query("counts-microseconds", meantFor: "jaeger-search-asks-for-service-and-time") {
        $0.jaegerSearch = CountsMicroseconds.jaegerSearch
    },
    .query("forgets-the-times", meantFor: "jaeger-search-asks-for-service-and-time") {
        $0.jaegerSearch = ForgetsTheTimes.jaegerSearch
    },
    .query("pastes-the-service-name", meantFor: "jaeger-search-asks-for-service-and-time") {
        $0.jaegerSearch = PastesTheServiceName.jaegerSearch
    },
]

extension Chaff where Subject == Lab10Subject {
    fileprivate static func settings(
        _ name: String,
        _ settings: @escaping SettingsFunction,
        _ exporter: @escaping ExporterFunction,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        let subject = Lab10Subject.solution.with(settings: settings, exporter: exporter)
        return Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: subject)
    }

    fileprivate static func query(
        _ name: String,
        meantFor: String,
        alsoFails: Set<String> = [],
        change: (inout Lab10Subject) -> Void
    ) -> Chaff {
        var subject = Lab10Subject.solution
        change(&subject)
        return Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: subject)
    }

    fileprivate static func telemetry<Part: TelemetryPart>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(telemetry: type))
    }

    fileprivate static func service<Part: ServicePart>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(service: type))
    }
}

extension CancelsTheMessageInHand.OrderService: ServicePart {}
extension CommitsWhatItGivesUp.OrderService: ServicePart {}
extension ExportsEachSpanByItself.Telemetry: TelemetryPart {}
extension FlushesAfterEverySpan.Telemetry: TelemetryPart {}
extension FlushesBeforeItStops.OrderService: ServicePart {}
extension ForgetsTheBatchSettings.Telemetry: TelemetryPart {}
extension ForgetsToFlush.OrderService: ServicePart {}
extension ForgetsToShutDown.Telemetry: TelemetryPart {}
extension HearsTheSecondSignalOnlyWhileItHandles.OrderService: ServicePart {}
extension HoldsSpansWithoutLimit.Telemetry: TelemetryPart {}
extension HurriesOutWithoutAFlush.OrderService: ServicePart {}
extension IgnoresSignals.OrderService: ServicePart {}
extension IgnoresTheSecondSignal.OrderService: ServicePart {}
extension KeepsDropsToItself.Telemetry: TelemetryPart {}
extension KnowsOnlyTheServiceName.Telemetry: TelemetryPart {}
extension LeavesTheResourceOut.Telemetry: TelemetryPart {}
extension MakesATracerForEachUse.Telemetry: TelemetryPart {}
extension ReturnsInTheMiddle.OrderService: ServicePart {}
extension SamplesEverything.Telemetry: TelemetryPart {}
extension ShutsDownInTheBackground.Telemetry: TelemetryPart {}
extension ShutsOnlyTheExporterDown.Telemetry: TelemetryPart {}
extension SkipsTheFlushOnErrors.OrderService: ServicePart {}
extension StaysInItsGroup.OrderService: ServicePart {}
extension SwallowsTheError.OrderService: ServicePart {}
extension TakesWhatIsStillThere.OrderService: ServicePart {}
extension WaitsForASignal.OrderService: ServicePart {}
extension WaitsForTheCollectorForEver.OrderService: ServicePart {}
extension WaitsForTheMessageForEver.OrderService: ServicePart {}
