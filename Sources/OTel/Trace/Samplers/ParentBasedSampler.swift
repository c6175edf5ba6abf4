/// Does as the parent did, so that no trace is cut in half; a root asks another sampler (OpenTelemetry specification,
/// "Tracing SDK", ParentBased).
public struct ParentBasedSampler: Sampler {
    private let root: any Sampler
    private let remoteParentSampled: any Sampler
    private let remoteParentNotSampled: any Sampler
    private let localParentSampled: any Sampler
    private let localParentNotSampled: any Sampler

    /// Makes a sampler that asks `root` where there is no parent, and one of the others where there is one.
    public init(
        root: any Sampler,
        remoteParentSampled: any Sampler = AlwaysOnSampler(),
        remoteParentNotSampled: any Sampler = AlwaysOffSampler(),
        localParentSampled: any Sampler = AlwaysOnSampler(),
        localParentNotSampled: any Sampler = AlwaysOffSampler()
    ) {
        self.root = root
        self.remoteParentSampled = remoteParentSampled
        self.remoteParentNotSampled = remoteParentNotSampled
        self.localParentSampled = localParentSampled
        self.localParentNotSampled = localParentNotSampled
    }

    /// Asks the sampler that the parent calls for.
    public func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        sampler(for: parameters.parent).shouldSample(parameters)
    }

    private func sampler(for parent: SpanContext?) -> any Sampler {
        guard let parent else { return root }
        return switch (parent.isRemote, parent.isSampled) {
        case (true, true): remoteParentSampled
        case (true, false): remoteParentNotSampled
        case (false, true): localParentSampled
        case (false, false): localParentNotSampled
        }
    }

    /// The name that the specification gives it, with the samplers that it asks.
    public var description: String {
        "ParentBased{root=\(root), remoteParentSampled=\(remoteParentSampled), "
            + "remoteParentNotSampled=\(remoteParentNotSampled), localParentSampled=\(localParentSampled), "
            + "localParentNotSampled=\(localParentNotSampled)}"
    }
}
