import Foundation
import OTel

@testable import Lab10Solution

/// The attributes are assigned after the environment was read, instead of before.
enum ReplacesTheAttributes {
    static func settings(
        service: String,
        version: String,
        environment: [String: String],
        report: @escaping (String) -> Void
    ) -> Configuration {
        var settings = Configuration()
        settings.serviceName = service
        settings.serviceVersion = version
        settings = settings.applying(environment: environment, report: report)
        settings.resourceAttributes = ["service.instance.id": .string(UUID().uuidString.lowercased())]
        return settings
    }

    static func exporter(
        _ settings: Configuration,
        clock: any ExportClock,
        report: @escaping @Sendable (String) -> Void
    ) throws -> any SpanExporter {
        let configuration = try OTLPHTTPExporter.Configuration(
            endpoint: settings.otlpEndpoint ?? OTLPEndpoint(),
            headers: settings.otlpHeaders,
            timeout: settings.otlpTimeout
        )
        return OTLPHTTPExporter(configuration: configuration, clock: clock, report: report)
    }
}
