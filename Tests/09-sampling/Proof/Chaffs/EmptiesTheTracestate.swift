import OTel

@testable import Lab09Solution

/// Children get a tracestate without anything in it.
enum EmptiesTheTracestate {
    struct ParentSampler: Sampler {
        let root: any Sampler

        var description: String { "ParentSampler{root=\(root)}" }

        func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
            guard let parent = parameters.parent else { return root.shouldSample(parameters) }
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: TraceState())
        }
    }
}
