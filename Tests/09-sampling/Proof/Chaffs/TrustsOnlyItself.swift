import OTel

@testable import Lab09Solution

/// Asks anew below a parent in another service.
enum TrustsOnlyItself {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent, !parent.isRemote else { return root.shouldSample(parameters) }
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: parent.traceState)
        }
    }
}
