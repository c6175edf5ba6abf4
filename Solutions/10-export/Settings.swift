import Foundation
import LabKit
import OTel

/// All that can be set about a service's telemetry: what the program knows of itself, and on top of it the environment, so that
/// whoever deploys has the last word. `report` gets one line for each variable with a bad value.
func settings(
    service: String,
    version: String,
    environment: [String: String],
    report: @escaping (String) -> Void
) -> Configuration {
    // Your code: step 1.
    var settings = Configuration()
    settings.serviceName = service
    settings.serviceVersion = version
    settings.resourceAttributes["service.instance.id"] = UUID().uuidString.lowercased()
    return settings.applying(environment: environment, report: report)
    // End of your code.
}

/// Sends spans to the collector that `settings` name, over OTLP/HTTP. What went wrong is told to `report`.
func exporter(
    _ settings: Configuration,
    clock: any ExportClock,
    report: @escaping @Sendable (String) -> Void
) throws -> any SpanExporter {
    // Your code: step 2.
    let configuration = try OTLPHTTPExporter.Configuration(
        endpoint: settings.otlpEndpoint ?? OTLPEndpoint(),
        headers: settings.otlpHeaders,
        timeout: settings.otlpTimeout
    )
    return OTLPHTTPExporter(configuration: configuration, clock: clock, report: report)
    // End of your code.
}
