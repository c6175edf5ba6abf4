/// Whether spans arrive, and what the user has been told about it: one line for each kind of failure until the
/// collector has recovered, and one line then.
struct ExportHealth {
    private var saidKinds: Set<String> = []
    private var lostSpans = 0
    private var saidPartialSuccess: OTLPResponseBody.PartialSuccess?

    /// Whether the collector did not answer the last export, or had no time for it. One that refuses spans is there.
    private(set) var isUnreachable = false

    /// Takes note of how an export of `spanCount` spans to `endpoint` ended.
    ///
    /// - Returns: The lines that are due.
    mutating func record(_ outcome: ExportOutcome, spanCount: Int, endpoint: OTLPEndpoint) -> [String] {
        if case .retryable = outcome {
            isUnreachable = true
        } else {
            isUnreachable = false
        }
        switch outcome {
        case .accepted(let partial):
            return recovered(endpoint) + said(partial, of: spanCount, endpoint)
        case .retryable(let failure, _), .rejected(let failure):
            lostSpans += spanCount
            guard saidKinds.insert(failure.kind).inserted else { return [] }
            return [
                "warning: spans do not reach \(endpoint): \(failure.text). "
                    + "They are dropped, and this is not said again before it works."
            ]
        }
    }

    private mutating func recovered(_ endpoint: OTLPEndpoint) -> [String] {
        guard lostSpans > 0 else { return [] }
        defer {
            lostSpans = 0
            saidKinds = []
        }
        return ["note: spans reach \(endpoint) again; \(lostSpans) were dropped meanwhile."]
    }

    /// A collector that says the same of each batch is quoted once.
    private mutating func said(
        _ partial: OTLPResponseBody.PartialSuccess?,
        of spanCount: Int,
        _ endpoint: OTLPEndpoint
    ) -> [String] {
        defer { saidPartialSuccess = partial }
        guard let partial, partial != saidPartialSuccess else { return [] }
        let message = partial.errorMessage.isEmpty ? "no reason given" : OneLine.of(partial.errorMessage)
        return [
            partial.rejectedSpans == 0
                ? "warning: \(endpoint) took the spans and says: \(message)"
                : "warning: \(endpoint) rejected \(partial.rejectedSpans) of \(spanCount) spans: \(message)"
        ]
    }
}
