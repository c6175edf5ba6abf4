import Grading

@testable import Lab10Checks

/// The right submissions of Lab 10: the solution, and others that are legal too.
let lab10Wheats: [Wheat<Lab10Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "one instance id for the process, more attributes, more attempts",
        subject: .solution.with(settings: SettingsByHand.settings, exporter: SettingsByHand.exporter)
    ),
    Wheat(
        "a copy in memory, and a flush before the shutdown",
        subject: .solution.with(telemetry: TwoProcessors.Telemetry.self)
    ),
    Wheat("one loop of happenings", subject: .solution.with(service: OneLoopOfHappenings.OrderService.self)),
    Wheat("other words for the queries", subject: otherQueries),
]

private let otherQueries: Lab10Subject = {
    var subject = Lab10Subject.solution
    subject.kafkaProducers = OtherQueries.kafkaProducers
    subject.kafkaConsumers = OtherQueries.kafkaConsumers(slowerThan:)
    subject.spansLinking = OtherQueries.spansLinking(to:)
    subject.jaegerTrace = OtherQueries.jaegerTrace(_:base:)
    subject.jaegerSearch = OtherQueries.jaegerSearch(service:from:to:base:)
    return subject
}()

extension TwoProcessors.Telemetry: TelemetryPart {}
extension OneLoopOfHappenings.OrderService: ServicePart {}
