import Tracing

/// What produces telemetry: a service (OpenTelemetry specification, "Resource SDK").
public struct Resource: Sendable, Equatable {
    /// What describes it.
    public let attributes: SpanAttributes

    /// A resource with these attributes on top of the SDK's own; `service.name` is `unknown_service` when it is not
    /// among them (semantic conventions, "Service").
    public init(attributes: SpanAttributes = [:]) {
        var all: SpanAttributes = [
            "service.name": "unknown_service",
            "telemetry.sdk.name": "kafka-tracing-workshop",
            "telemetry.sdk.language": "swift",
            "telemetry.sdk.version": "0.1.0",
        ]
        all.merge(attributes)
        self.attributes = all
    }

    /// The resource of the service called `serviceName`.
    public init(serviceName: String) {
        self.init(attributes: ["service.name": .string(serviceName)])
    }

    /// The service's name.
    public var serviceName: String {
        guard case .string(let name) = attributes.get("service.name") else { return "unknown_service" }
        return name
    }
}
