extension SamplingParameters {
    /// R, 56 bits: what all samplers of a trace compare with their thresholds. It is the explicit randomness value in the
    /// parent's tracestate, else the last 14 hexadecimal digits of the trace id (OpenTelemetry specification,
    /// "TraceState: Probability Sampling", Randomness Value).
    var randomness: UInt64 {
        parent?.traceState.openTelemetry.randomness ?? traceID.low & 0x00FF_FFFF_FFFF_FFFF
    }

    /// Keeps the span when R is at least the threshold, and never for nil (same document, Decision algorithm).
    ///
    /// A kept span's tracestate names the threshold in `th`; any other span's has no `th`, whatever its parent's said:
    /// that was about another decision.
    func decide(by threshold: SamplingThreshold?) -> SamplingResult {
        let traceState = parent?.traceState ?? TraceState()
        guard let threshold, threshold.keeps(randomness) else {
            return SamplingResult(decision: .drop, traceState: traceState.settingThreshold(nil))
        }
        return SamplingResult(decision: .recordAndSample, traceState: traceState.settingThreshold(threshold))
    }
}
