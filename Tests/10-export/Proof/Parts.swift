import Kafka
import OTel

@testable import Lab10Checks
@testable import Lab10Solution

// One file of the solution replaced; the others stay the solution's.

/// What a submission's `Settings.swift` holds.
typealias SettingsFunction =
    @Sendable (String, String, [String: String], @escaping (String) -> Void) -> OTel.Configuration
typealias ExporterFunction =
    @Sendable (OTel.Configuration, any ExportClock, @escaping @Sendable (String) -> Void) throws -> any SpanExporter

/// What a submission's `Telemetry.swift` looks like.
protocol TelemetryPart: Sendable {
    var tracer: OTelTracer { get }
    init(
        _ settings: OTel.Configuration,
        exporter: any SpanExporter,
        timer: any BatchTimer,
        report: @escaping @Sendable (String) -> Void
    )
    func shutDown() async
}

/// What a submission's `OrderService.swift` looks like.
protocol ServicePart: Sendable {
    init(
        consumer: any KafkaConsumer,
        signals: StopSignals,
        limits: StopLimits,
        wait: @escaping @Sendable (Duration) async throws -> Void,
        shutDownTelemetry: @escaping @Sendable () async -> Void
    )
    func run(_ handler: @escaping @Sendable (KafkaConsumerMessage) async throws -> Void) async throws -> Ending
}

extension Telemetry: TelemetryPart {}
extension OrderService: ServicePart {}

extension Lab10Subject {
    static let solution = Lab10Subject(
        settings: {
            Lab10Solution.settings(
                service: $0.service,
                version: $0.version,
                environment: $0.environment,
                report: $1
            )
        },
        exporter: { try Lab10Solution.exporter($0, clock: $1, report: $2) },
        telemetry: running(Telemetry.self),
        run: run(OrderService.self),
        kafkaProducers: Lab10Solution.kafkaProducers,
        kafkaConsumers: Lab10Solution.kafkaConsumers(slowerThan:),
        spansLinking: Lab10Solution.spansLinking(to:),
        jaegerTrace: Lab10Solution.jaegerTrace(_:base:),
        jaegerSearch: Lab10Solution.jaegerSearch(service:from:to:base:)
    )

    private static func running<Part: TelemetryPart>(
        _ type: Part.Type
    ) -> @Sendable (OTel.Configuration, any SpanExporter, any BatchTimer, @escaping Report) -> Running {
        { settings, exporter, timer, report in
            let telemetry = Part(settings, exporter: exporter, timer: timer, report: report)
            return Running(tracer: { telemetry.tracer }, shutDown: { await telemetry.shutDown() })
        }
    }

    private static func run<Part: ServicePart>(
        _ type: Part.Type
    ) -> @Sendable (Surroundings, @escaping Handler) async throws -> Ending {
        { surroundings, handler in
            let signals = StopSignals()
            surroundings.connectSignals(signals.note)
            let service = Part(
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
        }
    }

    /// This subject with another `Settings.swift`.
    func with(settings: @escaping SettingsFunction, exporter: @escaping ExporterFunction) -> Lab10Subject {
        var subject = self
        subject.settings = { settings($0.service, $0.version, $0.environment, $1) }
        subject.exporter = exporter
        return subject
    }

    /// This subject with another `Telemetry.swift`.
    func with<Part: TelemetryPart>(telemetry: Part.Type) -> Lab10Subject {
        var subject = self
        subject.telemetry = Self.running(telemetry)
        return subject
    }

    /// This subject with another `OrderService.swift`.
    func with<Part: ServicePart>(service: Part.Type) -> Lab10Subject {
        var subject = self
        subject.run = Self.run(service)
        return subject
    }
}
