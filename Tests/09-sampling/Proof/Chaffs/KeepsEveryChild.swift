import OTel

@testable import Lab09Solution

/// Forces the flag on, once there is a parent.
enum KeepsEveryChild {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent else { return root.shouldSample(parameters) }
            return SamplingResult(decision: .recordAndSample, traceState: parent.traceState)
        }
    }
}
