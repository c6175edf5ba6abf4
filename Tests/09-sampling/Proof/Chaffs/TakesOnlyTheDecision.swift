import OTel

@testable import Lab09Solution

/// Loses what the root sampler gave along with its decision.
enum TakesOnlyTheDecision {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent else {
                return SamplingResult(decision: root.shouldSample(parameters).decision, traceState: TraceState())
            }
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: parent.traceState)
        }
    }
}
