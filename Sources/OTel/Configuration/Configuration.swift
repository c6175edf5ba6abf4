import Tracing

/// What an SDK is made of: settings from code, and on top of them those of the environment (OpenTelemetry specification,
/// "Environment Variable Specification"; the environment overrides code, so that whoever deploys has the last word).
public struct Configuration: Sendable {
    /// What carries contexts between processes, by the names of `OTEL_PROPAGATORS` (specification, "Environment
    /// Variable Specification", General SDK Configuration).
    public enum Propagator: String, Sendable, CaseIterable {
        /// W3C Trace Context.
        case traceContext = "tracecontext"
        /// W3C Baggage.
        case baggage = "baggage"
    }

    /// Where spans go, by the names of `OTEL_TRACES_EXPORTER` (specification, "Environment Variable Specification",
    /// Exporter Selection).
    public enum Exporter: String, Sendable, CaseIterable {
        /// To a collector, over OTLP/HTTP.
        case otlp
        /// To standard output.
        case console
        /// Nowhere.
        case none
    }

    /// Whether spans are no-ops. Contexts are carried on all the same (`OTEL_SDK_DISABLED`).
    public var isDisabled = false

    /// The service's name (`OTEL_SERVICE_NAME`); nil leaves it to ``resourceAttributes``.
    public var serviceName: String?

    /// The service's version; nil leaves it to ``resourceAttributes``. It has no variable of its own: `service.version`
    /// in `OTEL_RESOURCE_ATTRIBUTES` takes its place.
    public var serviceVersion: String?

    /// What else describes the service (`OTEL_RESOURCE_ATTRIBUTES` adds to it).
    public var resourceAttributes: SpanAttributes = [:]

    /// In the order in which they extract and inject (`OTEL_PROPAGATORS`).
    public var propagators: [Propagator] = [.traceContext, .baggage]

    /// Decides which spans are recorded (`OTEL_TRACES_SAMPLER`, `OTEL_TRACES_SAMPLER_ARG`).
    public var sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler())

    /// How much a span may hold (`OTEL_SPAN_*_LIMIT`, `OTEL_EVENT_…`, `OTEL_LINK_…`, and for attributes where these are
    /// unset `OTEL_ATTRIBUTE_*_LIMIT`).
    public var limits = SpanLimits()

    /// How spans wait for their export (`OTEL_BSP_*`).
    public var batch = BatchSpanProcessor.Configuration()

    /// Where spans go (`OTEL_TRACES_EXPORTER`).
    public var exporter = Exporter.otlp

    /// Where the collector is (`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, `OTEL_EXPORTER_OTLP_ENDPOINT`); nil is the default,
    /// `http://localhost:4318/v1/traces`.
    public var otlpEndpoint: OTLPEndpoint?

    /// Headers for the collector (`OTEL_EXPORTER_OTLP_HEADERS`).
    public var otlpHeaders: [OTLPHeader] = []

    /// How long one export may take (`OTEL_EXPORTER_OTLP_TIMEOUT`).
    public var otlpTimeout = Duration.seconds(10)

    /// The specification's defaults.
    public init() {}
}
