import Foundation
import OTel

/// The settings with one instance id for the process, more attributes than were asked for, and an exporter that tries for longer.
enum SettingsByHand {
    private static let instanceID = UUID().uuidString

    static func settings(
        service: String,
        version: String,
        environment: [String: String],
        report: @escaping (String) -> Void
    ) -> Configuration {
        var settings = Configuration()
        settings.resourceAttributes = [
            "service.name": .string(service),
            "service.version": .string(version),
            "service.instance.id": .string(instanceID),
            "host.name": .string(ProcessInfo.processInfo.hostName),
            "process.pid": .int64(Int64(ProcessInfo.processInfo.processIdentifier)),
        ]
        return settings.applying(environment: environment, report: report)
    }

    static func exporter(
        _ settings: Configuration,
        clock: any ExportClock,
        report: @escaping @Sendable (String) -> Void
    ) throws -> any SpanExporter {
        var configuration = try OTLPHTTPExporter.Configuration(
            endpoint: try settings.otlpEndpoint ?? OTLPEndpoint(),
            timeout: settings.otlpTimeout,
            retryPolicy: RetryPolicy(initialDelay: .milliseconds(100), maximumAttempts: 50)
        )
        configuration.headers = settings.otlpHeaders + [try OTLPHeader(name: "x-team", value: "billing")]
        report("spans go to \(configuration.endpoint)")
        return OTLPHTTPExporter(configuration: configuration, clock: clock, report: report)
    }
}
