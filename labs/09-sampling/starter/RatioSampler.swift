import LabKit
import OTel

/// Keeps a share of the traces, whoever their parents are. The trace's id decides which.
struct RatioSampler: Sampler {
    let ratio: Double

    var description: String { "RatioSampler{\(ratio)}" }

    /// - Parameter ratio: from 0, keep nothing, to 1, keep everything.
    /// - Throws: `SamplerError.invalidProbability` for any other value.
    init(ratio: Double) throws(SamplerError) {
        // Your code: step 1.
        TODO(1, "refuse what is no number from 0 to 1")
        self.ratio = ratio
        // End of your code.
    }

    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        decide(parameters, probability: ratio)
    }
}

/// Keeps the trace with a probability, in such a way that all who ask about the same trace get the same answer.
///
/// - Parameter probability: from 0 to 1.
/// - Returns: the decision. The tracestate of a kept trace says by which threshold it was kept.
func decide(_ parameters: SamplingParameters, probability: Double) -> SamplingResult {
    let traceState = parameters.parent?.traceState ?? TraceState()
    // Your code: steps 1 and 2.
    TODO(1, "keep the trace when the last 14 digits of its id are at least the threshold")
    TODO(2, "take the randomness from rv where it is there, and write the threshold to th")
    return SamplingResult(decision: .recordAndSample, traceState: traceState)
    // End of your code.
}
