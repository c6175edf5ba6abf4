import OTel

@testable import Lab09Solution

/// Asks whether the ratio is outside, which nothing is that is no number.
enum LetsNotANumberThrough {
    struct RatioSampler: Sampler {
        let ratio: Double

        var description: String { "RatioSampler{\(ratio)}" }

        init(ratio: Double) throws(SamplerError) {
            guard !(ratio < 0 || ratio > 1) else { throw .invalidProbability(ratio) }
            self.ratio = ratio
        }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            decide(parameters, probability: ratio)
        }
    }

    static func decide(_ parameters: SamplingParameters, probability: Double) -> SamplingResult {
        let traceState = parameters.parent?.traceState ?? TraceState()
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
            try? newState.set("ot", to: list)
        }
        return SamplingResult(decision: isKept ? .recordAndSample : .drop, traceState: newState)
    }
}
