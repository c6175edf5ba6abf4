/// Keeps a fixed share of traces, decided by the trace's own randomness, so that services agree without asking each
/// other (OpenTelemetry specification, "Tracing SDK", ProbabilitySampler; the successor of TraceIdRatioBased).
///
/// Whatever a sampler with a lower ratio keeps, one with a higher ratio keeps too. A kept span's tracestate says by which
/// threshold (`ot=th:…`), so that a backend knows how many traces it stands for.
///
/// The parent's decision is ignored. To follow it, make this the `root` of a ``ParentBasedSampler``.
public struct ProbabilitySampler: Sampler {
    private let ratio: Double

    /// Nil keeps nothing: zero is no probability that a threshold could stand for.
    private let threshold: SamplingThreshold?

    /// Makes a sampler that keeps the share `ratio` of traces.
    ///
    /// - Parameter ratio: 0 keeps nothing, 1 everything. Between them, it is rounded to 4 significant hexadecimal digits of
    ///   the threshold, as ``SamplingThreshold`` says.
    /// - Throws: ``SamplerError/invalidProbability(_:)`` when the ratio is not a number, negative, above 1, or between 0
    ///   and 2^-56.
    public init(ratio: Double) throws(SamplerError) {
        if ratio == 0 {
            threshold = nil
        } else {
            threshold = try SamplingThreshold(probability: ratio)
        }
        self.ratio = ratio.magnitude
    }

    /// Keeps the span when the trace's randomness is at least the threshold.
    public func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        parameters.decide(by: threshold)
    }

    /// The name and the ratio, as for TraceIdRatioBased in the specification: `ProbabilitySampler{0.25}`.
    public var description: String { "ProbabilitySampler{\(ratio)}" }
}
