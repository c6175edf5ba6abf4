import Grading

@testable import Lab08Checks

/// The right submissions of Lab 08: the solution, and others that are legal too.
let lab08Wheats: [Wheat<Lab08Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "whole milliseconds, spans ended by hand",
        subject: .solution.with(latency: WholeMilliseconds.hopLatency).with(consumer: ManualConsumer.self)
    ),
    Wheat("instruments made by hand, and more of them", subject: .solution.with(metrics: GenerousMetrics.self)),
    Wheat(
        "the origin in front, and none that cannot be read",
        subject: .solution.with(carryOrigin: StrictOrigin.carryOrigin, originTime: StrictOrigin.originTime)
    ),
    Wheat(
        "more on the span, and a diagnosis by idle time",
        subject: .solution.with(attributes: GenerousAttributes.latencyAttributes).with(
            diagnose: IdleTimeDiagnosis.diagnose
        )
    ),
]
