/// Why a sampler could not be made (OpenTelemetry specification, "Tracing SDK", ProbabilitySampler, for the ratio).
public enum SamplerError: Error, Sendable, Hashable {
    /// A ratio or probability that is not a number, or out of range.
    case invalidProbability(Double)

    /// A rate, in traces a second, below 1.
    case invalidRate(Int)
}

extension SamplerError: CustomStringConvertible {
    /// Names the input and says what is allowed.
    public var description: String {
        switch self {
        case .invalidProbability(let probability):
            "sampling ratio \(probability) is not allowed: use a number from 0 (keep nothing) to 1 (keep everything); "
                + "the lowest above 0 is 2^-56, about 1.4e-17"
        case .invalidRate(let rate):
            "sampling rate \(rate) is not allowed: use 1 or more traces a second; to keep fewer, use a ProbabilitySampler "
                + "with a low ratio, to keep none, an AlwaysOffSampler"
        }
    }
}
