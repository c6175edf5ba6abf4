import Foundation
import OTel

@testable import Lab10Solution

/// The list is cut at its commas, and nothing is decoded.
enum ReadsTheAttributesByHand {
    static func settings(
        service: String,
        version: String,
        environment: [String: String],
        report: @escaping (String) -> Void
    ) -> Configuration {
        var settings = Configuration()
        settings.serviceName = service
        settings.serviceVersion = version
        settings.resourceAttributes["service.instance.id"] = UUID().uuidString.lowercased()
        settings = settings.applying(environment: environment, report: report)
        for pair in environment["OTEL_RESOURCE_ATTRIBUTES"]?.split(separator: ",") ?? [] {
            let parts = pair.split(separator: "=")
            if parts.count == 2 {
                settings.resourceAttributes[String(parts[0])] = String(parts[1])
            }
        }
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
