import Foundation
import OTel

@testable import Lab10Solution

/// Both variables are taken for base addresses.
enum AppendsThePathToTheTracesEndpoint {
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
        if let traces = environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] {
            settings.otlpEndpoint = try? OTLPEndpoint(base: traces)
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
