import Grading
import XCTest

@testable import Lab10
@testable import Lab10Checks

/// Grades `Exercises/10-export`.
final class Lab10Tests: XCTestCase {
    // Step 1
    func testResourceNamesTheServiceAndItsVersion() async throws { try await grade() }
    func testEachProcessHasAnInstanceIDOfItsOwn() async throws { try await grade() }
    func testServiceNameOfTheEnvironmentWins() async throws { try await grade() }
    func testResourceAttributesOfTheEnvironmentAreAdded() async throws { try await grade() }
    func testBadSettingIsReportedAndNotFatal() async throws { try await grade() }

    // Step 2
    func testSpansGoToTheEndpointOfTheEnvironment() async throws { try await grade() }
    func testTracesEndpointIsUsedAsItIs() async throws { try await grade() }
    func testHeadersReachTheCollector() async throws { try await grade() }
    func testRefusalIsReportedWithoutTheHeaders() async throws { try await grade() }
    func testCollectorAwayForAMomentCostsNoSpan() async throws { try await grade() }
    func testTimeoutOfTheEnvironmentIsKept() async throws { try await grade() }

    // Step 3
    func testSpansLeaveInBatches() async throws { try await grade() }
    func testBatchSettingsOfTheEnvironmentAreUsed() async throws { try await grade() }
    func testSpansCarryTheResource() async throws { try await grade() }
    func testSamplerOfTheEnvironmentDecides() async throws { try await grade() }
    func testSlowCollectorDoesNotHoldUpTheService() async throws { try await grade() }
    func testDroppedSpansAreReported() async throws { try await grade() }
    func testShutdownSendsWhatWaits() async throws { try await grade() }
    func testShutdownReturnsWhenTheSpansHaveLeft() async throws { try await grade() }

    // Step 4
    func testSignalStopsAnIdleService() async throws { try await grade() }
    func testMessageInHandIsFinished() async throws { try await grade() }
    func testSpanOfTheLastMessageArrives() async throws { try await grade() }
    func testStoppedServiceLeavesItsGroup() async throws { try await grade() }
    func testServiceEndsWithItsConsumer() async throws { try await grade() }
    func testFailedHandlerStillSendsItsSpans() async throws { try await grade() }

    // Step 5
    func testStuckMessageIsGivenUp() async throws { try await grade() }
    func testSpansLeaveAfterAStuckMessage() async throws { try await grade() }
    func testDeadCollectorIsGivenUp() async throws { try await grade() }
    func testSecondSignalEndsAtOnce() async throws { try await grade() }

    // Step 6
    func testQueryFindsTheKafkaProducers() async throws { try await grade() }
    func testQueryFindsTheSlowConsumers() async throws { try await grade() }
    func testQueryFindsTheLinkingSpans() async throws { try await grade() }
    func testHostileTraceIDIsRefused() async throws { try await grade() }

    // Step 7
    func testJaegerAddressOfATrace() async throws { try await grade() }
    func testJaegerSearchAsksForServiceAndTime() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab10Checks, on: .exercise, lab: lab10, function: function, line: line)
    }
}

extension Lab10Subject {
    static let exercise = Lab10Subject(
        settings: {
            Lab10.settings(service: $0.service, version: $0.version, environment: $0.environment, report: $1)
        },
        exporter: { try Lab10.exporter($0, clock: $1, report: $2) },
        telemetry: { settings, exporter, timer, report in
            let telemetry = Telemetry(settings, exporter: exporter, timer: timer, report: report)
            return Running(tracer: { telemetry.tracer }, shutDown: telemetry.shutDown)
        },
        run: { surroundings, handler in
            let signals = StopSignals()
            surroundings.connectSignals(signals.note)
            let service = OrderService(
                consumer: surroundings.consumer,
                signals: signals,
                limits: StopLimits(message: surroundings.messageLimit, flush: surroundings.flushLimit),
                wait: surroundings.wait,
                shutDownTelemetry: surroundings.shutDownTelemetry
            )
            switch try await service.run(handler) {
            case .stopped: return .stopped
            case .outOfTime: return .outOfTime
            case .interrupted: return .interrupted
            }
        },
        kafkaProducers: Lab10.kafkaProducers,
        kafkaConsumers: Lab10.kafkaConsumers(slowerThan:),
        spansLinking: Lab10.spansLinking(to:),
        jaegerTrace: Lab10.jaegerTrace(_:base:),
        jaegerSearch: Lab10.jaegerSearch(service:from:to:base:)
    )
}
