import OTel

@testable import Lab09Solution

/// A new trace is kept, whatever the root sampler says.
enum KeepsEveryRoot {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent else {
                return SamplingResult(decision: .recordAndSample, traceState: root.shouldSample(parameters).traceState)
            }
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: parent.traceState)
        }
    }
}
