import Tracing

/// Decides, when a span starts, whether it is recorded (OpenTelemetry specification, "Tracing SDK", Sampler).
public protocol Sampler: Sendable, CustomStringConvertible {
    /// The decision for a span about to start.
    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult
}

/// What a sampler may look at (OpenTelemetry specification, "Tracing SDK", ShouldSample). The API starts spans without
/// attributes and links, so there are none here.
public struct SamplingParameters: Sendable {
    /// The parent span's context, or nil for a root.
    public let parent: SpanContext?

    /// The trace that the span will belong to.
    public let traceID: TraceID

    /// The span's name.
    public let spanName: String

    /// The span's kind.
    public let kind: SpanKind

    /// Makes parameters.
    public init(parent: SpanContext?, traceID: TraceID, spanName: String, kind: SpanKind) {
        self.parent = parent
        self.traceID = traceID
        self.spanName = spanName
        self.kind = kind
    }
}

/// What a sampler decided (OpenTelemetry specification, "Tracing SDK", ShouldSample).
public struct SamplingResult: Sendable {
    /// What happens to the span (OpenTelemetry specification, "Tracing SDK", Sampling).
    public enum Decision: Sendable {
        /// Not recorded. Its context is valid all the same, and travels with the sampled flag unset.
        case drop
        /// Recorded, but not exported, with the sampled flag unset.
        case recordOnly
        /// Recorded and exported, with the sampled flag set.
        case recordAndSample
    }

    /// What happens to the span.
    public let decision: Decision

    /// Attributes that the sampler adds to the span.
    public let attributes: SpanAttributes

    /// The tracestate of the span's context: the parent's, unless the sampler changed it.
    public let traceState: TraceState

    /// Makes a result.
    public init(decision: Decision, attributes: SpanAttributes = [:], traceState: TraceState) {
        self.decision = decision
        self.attributes = attributes
        self.traceState = traceState
    }
}
