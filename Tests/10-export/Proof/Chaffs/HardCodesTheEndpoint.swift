import Foundation
import OTel

@testable import Lab10Solution

/// It works on the laptop, where the collector is.
enum HardCodesTheEndpoint {
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
        return settings.applying(environment: environment, report: report)
    }

    static func exporter(
        _ settings: Configuration,
        clock: any ExportClock,
        report: @escaping @Sendable (String) -> Void
    ) throws -> any SpanExporter {
        let configuration = try OTLPHTTPExporter.Configuration(
            endpoint: OTLPEndpoint(),
            headers: settings.otlpHeaders,
            timeout: settings.otlpTimeout
        )
        return OTLPHTTPExporter(configuration: configuration, clock: clock, report: report)
    }
}
