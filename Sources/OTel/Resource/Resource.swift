import Tracing

/// What produces telemetry: a service (OpenTelemetry specification, "Resource SDK").
public struct Resource: Sendable, Equatable {
    /// What describes it.
    public let attributes: SpanAttributes

    /// A resource with these attributes on top of the SDK's own; `service.name` is `unknown_service` when it is not
    /// among them (semantic conventions, "Service").
    public init(attributes: SpanAttributes = [:]) {
        var all: SpanAttributes = [
            "service.name": .string(Self.unknownService),
            "telemetry.sdk.name": "kafka-tracing-workshop",
            "telemetry.sdk.language": "swift",
            "telemetry.sdk.version": "0.1.0",
        ]
        all.merge(attributes)
        self.attributes = all
    }

    /// The resource of the service called `serviceName`.
    ///
    /// - Parameters:
    ///   - serviceName: `service.name`.
    ///   - serviceVersion: `service.version`; nil where it is not known.
    ///   - attributes: what else describes the service. The name and the version win over what is here.
    public init(serviceName: String, serviceVersion: String? = nil, attributes: SpanAttributes = [:]) {
        var all = attributes
        all["service.name"] = serviceName
        if let serviceVersion {
            all["service.version"] = serviceVersion
        }
        self.init(attributes: all)
    }

    /// The service's name.
    public var serviceName: String {
        guard case .string(let name) = attributes.get("service.name") else { return Self.unknownService }
        return name
    }

    /// The service's version, or nil.
    public var serviceVersion: String? {
        guard case .string(let version) = attributes.get("service.version") else { return nil }
        return version
    }

    static let unknownService = "unknown_service"
}
