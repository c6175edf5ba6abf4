import OTel

@testable import Lab09Solution

/// Asks the root sampler about children too, and then does as the parent did.
enum AsksTheRootAboutEverybody {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            let asked = root.shouldSample(parameters)
            guard let parent = parameters.parent else { return asked }
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: parent.traceState)
        }
    }
}
