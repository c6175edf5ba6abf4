import Foundation
import OTel

@testable import Lab10Solution

/// A request that fails is not sent again.
enum NeverTriesAgain {
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
            endpoint: settings.otlpEndpoint ?? OTLPEndpoint(),
            headers: settings.otlpHeaders,
            timeout: settings.otlpTimeout,
            retryPolicy: RetryPolicy(maximumAttempts: 1)
        )
        return OTLPHTTPExporter(configuration: configuration, clock: clock, report: report)
    }
}
