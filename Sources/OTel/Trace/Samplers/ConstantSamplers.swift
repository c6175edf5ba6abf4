/// Samples every span (OpenTelemetry specification, "Tracing SDK", AlwaysOn).
public struct AlwaysOnSampler: Sampler {
    /// Makes one.
    public init() {}

    /// Always records and samples.
    public func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        SamplingResult(decision: .recordAndSample, traceState: parameters.parent?.traceState ?? TraceState())
    }

    /// The name that the specification gives it.
    public var description: String { "AlwaysOnSampler" }
}

/// Samples no span (OpenTelemetry specification, "Tracing SDK", AlwaysOff).
public struct AlwaysOffSampler: Sampler {
    /// Makes one.
    public init() {}

    /// Always drops.
    public func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        SamplingResult(decision: .drop, traceState: parameters.parent?.traceState ?? TraceState())
    }

    /// The name that the specification gives it.
    public var description: String { "AlwaysOffSampler" }
}
