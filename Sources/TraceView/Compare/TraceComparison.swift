/// Compares a trace with the one that was expected, by its structure: which spans there are, whose child each of them is, and
/// what it links to. Ids, times and other attributes do not count, and neither does the order.
public struct TraceComparison: Sendable {
    /// What is different, in the order of the expected spans; what was not expected comes last.
    public let differences: [TraceDifference]

    let expected: TraceForest
    let actual: TraceForest
    let graphs: (expected: SpanGraph, actual: SpanGraph)
    let matching: SpanMatching
    /// Links that are missing, by the number of the expected span and the position of its link.
    let missingLinks: Set<LinkPlace>
    /// Links that were not expected, by the number of the actual span and the position of its link.
    let extraLinks: Set<LinkPlace>

    struct LinkPlace: Hashable {
        var span: Int
        var link: Int
    }

    /// Compares spans, which may come in any order.
    public init(expected: [TraceSpan], actual: [TraceSpan]) {
        self.expected = TraceForest(spans: expected)
        self.actual = TraceForest(spans: actual)
        graphs = (SpanGraph(self.expected), SpanGraph(self.actual))
        matching = SpanMatching(expected: graphs.expected, actual: graphs.actual)
        var finding = DifferenceFinding(expected: graphs.expected, actual: graphs.actual, matching: matching)
        finding.run()
        differences = finding.differences
        missingLinks = finding.missingLinks
        extraLinks = finding.extraLinks
    }

    /// Whether nothing is different.
    public var isEqual: Bool { differences.isEmpty }

    /// The differences, those with the same sentence as one, in the order of the first of each.
    public var folded: [FoldedDifference] { Self.folded(differences) }

    static func folded(_ differences: [TraceDifference]) -> [FoldedDifference] {
        differences
            .folded { $0.sign.rawValue + $0.sentence }
            .map { FoldedDifference(first: $0.first, count: $0.count) }
    }
}
