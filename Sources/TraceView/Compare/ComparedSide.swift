/// One side of a comparison, as it is drawn: its rows, with what is marked in them.
struct ComparedSide {
    /// A row of a trace's tree, or the trace's title.
    enum Row {
        case title(trace: Int)
        case span(trace: Int, node: Int, number: Int)
    }

    typealias Piece = (text: String, style: TextStyle)

    let isExpected: Bool
    let graph: SpanGraph
    let traces: [Trace]
    let signs: [SpanReference: TraceDifference.Sign]
    /// The links that are missing from the other side.
    let markedLinks: Set<TraceComparison.LinkPlace>
    let services: [String: TextStyle]

    private static let mostLinks = 4

    init(of comparison: TraceComparison, isExpected: Bool, services: [String: TextStyle]) {
        self.isExpected = isExpected
        self.services = services
        graph = isExpected ? comparison.graphs.expected : comparison.graphs.actual
        traces = (isExpected ? comparison.expected : comparison.actual).groups.flatMap(\.traces)
        markedLinks = isExpected ? comparison.missingLinks : comparison.extraLinks
        var signs: [SpanReference: TraceDifference.Sign] = [:]
        for difference in comparison.differences {
            // A link that is missing or too much is marked itself; its span is another one, and not missing.
            guard difference.expected == nil || difference.actual == nil || difference.sign == .different else {
                continue
            }
            guard let span = isExpected ? difference.expected : difference.actual else { continue }
            signs[span] = difference.sign
        }
        self.signs = signs
    }

    func rows(ofTraces numbers: [Int]) -> [Row] {
        numbers.flatMap { trace in
            [.title(trace: trace)]
                + graph.rows[trace].enumerated().map { .span(trace: trace, node: $0, number: $1) }
        }
    }

    /// Whether a sign stands in the trace.
    func isMarked(trace: Int) -> Bool {
        graph.rows[trace].contains { number in
            signs[graph.spans[number].reference] != nil
                || graph.links[number].indices.contains { markedLinks.contains(.init(span: number, link: $0)) }
        }
    }

    func title(ofTrace number: Int, showsID: Bool) -> String {
        let count = SpanText.count(traces[number].nodes.count, "span")
        return showsID ? "trace \(TerminalText.shortened(traces[number].traceID, to: 8)) · \(count)" : count
    }

    /// What stands below a span: its links, equal ones counted, and a parent that is not there.
    func notes(on number: Int) -> [(sign: TraceDifference.Sign?, pieces: [Piece])] {
        var notes: [(sign: TraceDifference.Sign?, pieces: [Piece])] = []
        switch graph.parents[number] {
        case .unknown: notes.append((nil, [("orphan: its parent is not in the data", .warning)]))
        case .circle: notes.append((nil, [("its parents form a circle", .warning)]))
        case .none, .span: break
        }
        let links = graph.links[number].enumerated()
            .map { (target: $1, isMarked: markedLinks.contains(.init(span: number, link: $0))) }
            .folded { "\($0.isMarked) " + SpanWords.target($0.target, in: graph) }
        // A marked link is never among those that are only counted.
        let sorted = links.filter(\.first.isMarked) + links.filter { !$0.first.isMarked }
        for (link, count) in sorted.prefix(Self.mostLinks) {
            let sign: TraceDifference.Sign? = link.isMarked ? (isExpected ? .missing : .extra) : nil
            notes.append((sign, words(link.target, count: count, isMarked: link.isMarked)))
        }
        let unlisted = sorted.dropFirst(Self.mostLinks).reduce(0) { $0 + $1.count }
        if unlisted > 0 { notes.append((nil, [("↳ … and \(unlisted) more", .quiet)])) }
        return notes
    }

    private func words(_ target: Int?, count: Int, isMarked: Bool) -> [Piece] {
        let quiet: TextStyle = isMarked ? .failure : .quiet
        let links = count == 1 ? "↳ links to " : "↳ \(count) links to "
        guard let target else { return [(links + "what is not in the data", isMarked ? .failure : .warning)] }
        let span = graph.spans[target]
        return [
            (links, quiet), (TerminalText.fitted(SpanText.bareName(span), to: 40), isMarked ? .failure : .plain),
            (" [", quiet), (TerminalText.fitted(span.serviceName, to: 24), services[span.serviceName] ?? .plain),
            ("]", quiet),
        ]
    }
}
