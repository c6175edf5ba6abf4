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
        // Nothing is less or more than a value that is no number: ask whether it is inside, never whether it is outside.
        guard (0...1).contains(ratio) else { throw .invalidProbability(ratio) }
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
    let randomness = traceState.openTelemetry.randomness ?? parameters.traceID.low & 0x00FF_FFFF_FFFF_FFFF
    let threshold = UInt64(((1 - probability) * 0x1p56).rounded())
    let isKept = randomness >= threshold

    let digits = String(threshold, radix: 16)
    let padded = String(repeating: "0", count: max(0, 14 - digits.count)) + digits
    let list = traceState.openTelemetry.settingThreshold(isKept ? SamplingThreshold(hex: padded) : nil).value
    var newState = traceState
    if list.isEmpty {
        newState.remove("ot")
    } else if list != traceState.get("ot") {
        // A list of sub-keys is always an allowed value.
        try? newState.set("ot", to: list)
    }
    return SamplingResult(decision: isKept ? .recordAndSample : .drop, traceState: newState)
    // End of your code.
}
