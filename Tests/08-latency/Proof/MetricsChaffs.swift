import Grading

@testable import Lab08Checks

/// Wrong submissions of `LatencyMetrics.swift`, in the order of the checks that they are made for.
let metricsChaffs: [Chaff<Lab08Subject>] = [
    .metrics(
        RecordsMilliseconds.LatencyMetrics.self,
        meantFor: "process-duration-is-recorded-in-seconds",
        alsoFails: ["failed-handler-is-recorded-with-its-error-type"]
    ),
    .metrics(
        DefinesTheUnitAsMilliseconds.LatencyMetrics.self,
        meantFor: "process-duration-is-recorded-in-seconds",
        alsoFails: ["failed-handler-is-recorded-with-its-error-type"]
    ),
    .metrics(
        InventsAName.LatencyMetrics.self,
        meantFor: "process-duration-is-recorded-in-seconds",
        alsoFails: [
            "process-duration-has-the-conventions-boundaries", "process-duration-has-the-conventions-attributes",
            "metric-does-not-grow-with-the-messages", "failed-handler-is-recorded-with-its-error-type",
        ]
    ),
    .metrics(
        UsesTheClientOperationHistogram.LatencyMetrics.self,
        meantFor: "process-duration-is-recorded-in-seconds",
        alsoFails: [
            "process-duration-has-the-conventions-boundaries", "process-duration-has-the-conventions-attributes",
            "metric-does-not-grow-with-the-messages", "failed-handler-is-recorded-with-its-error-type",
        ]
    ),
    .metrics(
        RecordsTheWholeHop.LatencyMetrics.self,
        meantFor: "process-duration-is-recorded-in-seconds",
        alsoFails: ["failed-handler-is-recorded-with-its-error-type"]
    ),
    .metrics(
        KeepsTheDefaultBoundaries.LatencyMetrics.self,
        meantFor: "process-duration-has-the-conventions-boundaries"
    ),
    .metrics(
        ForgetsThePartition.LatencyMetrics.self,
        meantFor: "process-duration-has-the-conventions-attributes",
        alsoFails: ["queue-time-is-told-apart-by-partition"]
    ),
    .metrics(
        WritesThePartitionAsANumber.LatencyMetrics.self,
        meantFor: "process-duration-has-the-conventions-attributes",
        alsoFails: ["queue-time-is-told-apart-by-partition"]
    ),
    .metrics(
        UsesOldAttributeNames.LatencyMetrics.self,
        meantFor: "process-duration-has-the-conventions-attributes",
        alsoFails: ["queue-time-is-told-apart-by-partition"]
    ),
    .metrics(SetsAnErrorTypeOnSuccess.LatencyMetrics.self, meantFor: "process-duration-has-the-conventions-attributes"),
    .metrics(MeasuresByKey.LatencyMetrics.self, meantFor: "metric-does-not-grow-with-the-messages"),
    .metrics(MeasuresByOffset.LatencyMetrics.self, meantFor: "metric-does-not-grow-with-the-messages"),
    .metrics(MeasuresByOrigin.LatencyMetrics.self, meantFor: "metric-does-not-grow-with-the-messages"),
    .metrics(LeavesFailuresOut.LatencyMetrics.self, meantFor: "failed-handler-is-recorded-with-its-error-type"),
    .metrics(
        ForgetsTheErrorTypeOfTheMetric.LatencyMetrics.self,
        meantFor: "failed-handler-is-recorded-with-its-error-type"
    ),
    .metrics(
        RecordsTheQueueInMilliseconds.LatencyMetrics.self,
        meantFor: "queue-time-is-recorded-in-seconds",
        alsoFails: ["skewed-message-stays-out-of-the-histogram"]
    ),
    .metrics(
        CountsTheQueue.LatencyMetrics.self,
        meantFor: "queue-time-is-recorded-in-seconds",
        alsoFails: [
            "queue-time-has-the-boundaries-of-the-other-durations", "queue-time-is-told-apart-by-partition",
            "skewed-message-stays-out-of-the-histogram",
        ]
    ),
    .metrics(
        KeepsTheDefaultBoundariesForTheQueue.LatencyMetrics.self,
        meantFor: "queue-time-has-the-boundaries-of-the-other-durations"
    ),
    .metrics(MeasuresTheQueueByTopicOnly.LatencyMetrics.self, meantFor: "queue-time-is-told-apart-by-partition"),
    .metrics(RecordsZeroForSkewedMessages.LatencyMetrics.self, meantFor: "skewed-message-stays-out-of-the-histogram"),
    .metrics(ForgetsToCountSkewedMessages.LatencyMetrics.self, meantFor: "skewed-messages-are-counted"),
    .metrics(CountsEveryUnknownTime.LatencyMetrics.self, meantFor: "skewed-messages-are-counted"),
    .metrics(CountsEveryMessage.LatencyMetrics.self, meantFor: "skewed-messages-are-counted"),
]

extension Chaff where Subject == Lab08Subject {
    fileprivate static func metrics<Part: MetricsPart>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(metrics: type))
    }
}

extension CountsEveryMessage.LatencyMetrics: MetricsPart {}
extension CountsEveryUnknownTime.LatencyMetrics: MetricsPart {}
extension CountsTheQueue.LatencyMetrics: MetricsPart {}
extension DefinesTheUnitAsMilliseconds.LatencyMetrics: MetricsPart {}
extension ForgetsTheErrorTypeOfTheMetric.LatencyMetrics: MetricsPart {}
extension ForgetsThePartition.LatencyMetrics: MetricsPart {}
extension ForgetsToCountSkewedMessages.LatencyMetrics: MetricsPart {}
extension InventsAName.LatencyMetrics: MetricsPart {}
extension KeepsTheDefaultBoundaries.LatencyMetrics: MetricsPart {}
extension KeepsTheDefaultBoundariesForTheQueue.LatencyMetrics: MetricsPart {}
extension LeavesFailuresOut.LatencyMetrics: MetricsPart {}
extension MeasuresByKey.LatencyMetrics: MetricsPart {}
extension MeasuresByOffset.LatencyMetrics: MetricsPart {}
extension MeasuresByOrigin.LatencyMetrics: MetricsPart {}
extension MeasuresTheQueueByTopicOnly.LatencyMetrics: MetricsPart {}
extension RecordsMilliseconds.LatencyMetrics: MetricsPart {}
extension RecordsTheQueueInMilliseconds.LatencyMetrics: MetricsPart {}
extension RecordsTheWholeHop.LatencyMetrics: MetricsPart {}
extension RecordsZeroForSkewedMessages.LatencyMetrics: MetricsPart {}
extension SetsAnErrorTypeOnSuccess.LatencyMetrics: MetricsPart {}
extension UsesOldAttributeNames.LatencyMetrics: MetricsPart {}
extension UsesTheClientOperationHistogram.LatencyMetrics: MetricsPart {}
extension WritesThePartitionAsANumber.LatencyMetrics: MetricsPart {}
