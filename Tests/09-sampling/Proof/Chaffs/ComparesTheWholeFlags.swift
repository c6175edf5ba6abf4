import OTel

@testable import Lab09Solution

/// Takes the flags for a number: 03 is not sampled to it.
enum ComparesTheWholeFlags {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent else { return root.shouldSample(parameters) }
            return SamplingResult(
                decision: parent.traceFlags == .sampled ? .recordAndSample : .drop,
                traceState: parent.traceState
            )
        }
    }
}
