import Foundation
import OTel

@testable import Lab10Solution

/// The variable for traces alone is not known.
enum KnowsOnlyTheBaseAddress {
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
        settings.otlpEndpoint = environment["OTEL_EXPORTER_OTLP_ENDPOINT"].flatMap { try? OTLPEndpoint(base: $0) }
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
