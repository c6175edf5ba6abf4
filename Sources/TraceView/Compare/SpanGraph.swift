/// The spans of a forest with their edges: parents, children, links in both directions. Spans are named by their number, in the
/// order of their start.
struct SpanGraph {
    /// What stands above a span.
    enum Parent: Hashable {
        /// Nothing: it begins a trace.
        case none
        case span(Int)
        /// A parent that is not in the data.
        case unknown
        /// Its parents form a circle, which is cut open here.
        case circle
    }

    let spans: [TraceSpan]
    let parents: [Parent]
    /// Whether a span and its parent are about the same message; nil where the two do not say.
    let sharesMessage: [Bool?]
    private(set) var children: [[Int]]
    /// The targets of a span's links, in the order of the links; nil for one that is not in the data.
    let links: [[Int?]]
    private(set) var linkedFrom: [[Int]]
    /// The trace that a span is in, counted over all groups of the forest.
    let traces: [Int]
    /// The spans of each trace, in the order in which its trees are read.
    let rows: [[Int]]

    init(_ forest: TraceForest) {
        let traces = forest.groups.flatMap(\.traces)
        var places: [(trace: Int, node: Int)] = []
        for (trace, nodes) in traces.map(\.nodes).enumerated() {
            places += nodes.indices.map { (trace, $0) }
        }
        places.sort { one, other in
            let starts = (traces[one.trace].nodes[one.node].span, traces[other.trace].nodes[other.node].span)
            return (starts.0.startTimeUnixNano, one.trace, one.node)
                < (starts.1.startTimeUnixNano, other.trace, other.node)
        }
        var numbers = traces.map { Array(repeating: 0, count: $0.nodes.count) }
        for (number, place) in places.enumerated() { numbers[place.trace][place.node] = number }

        let nodes = places.map { traces[$0.trace].nodes[$0.node] }
        let spans = nodes.map(\.span)
        var numberOf: [SpanReference: Int] = [:]
        for (number, span) in spans.enumerated() where numberOf[span.reference] == nil {
            numberOf[span.reference] = number
        }
        let parents = zip(nodes, places).map { node, place in
            switch node.standing {
            case .root: Parent.none
            case .orphan: Parent.unknown
            case .cycle: Parent.circle
            case .child: node.parent.map { Parent.span(numbers[place.trace][$0]) } ?? .none
            }
        }
        let links = spans.map { span in span.links.map { numberOf[$0.reference] } }

        self.spans = spans
        self.parents = parents
        sharesMessage = zip(spans, parents).map { span, parent in
            guard case .span(let parent) = parent else { return nil }
            return Self.isSameMessage(span, spans[parent])
        }
        self.links = links
        self.traces = places.map(\.trace)
        rows = numbers
        children = Array(repeating: [], count: spans.count)
        linkedFrom = children
        for number in spans.indices {
            if case .span(let parent) = parents[number] { children[parent].append(number) }
            for target in links[number].compactMap(\.self) { linkedFrom[target].append(number) }
        }
    }

    /// By the record's place in its topic, else by its key. A key may come again, so only two different ones tell something.
    private static func isSameMessage(_ one: TraceSpan, _ other: TraceSpan) -> Bool? {
        let spans = [one, other]
        let topics = spans.map { $0.attributes.text("messaging.destination.name") }
        guard topics[0] != nil, topics[0] == topics[1] else { return nil }
        let places = spans.map { span in
            ["messaging.destination.partition.id", "messaging.kafka.offset"].map { span.attributes[$0] }
        }
        if !places.joined().contains(nil) { return places[0] == places[1] }
        let keys = spans.map { $0.attributes.text("messaging.kafka.message.key") }
        return keys[0] != nil && keys[1] != nil && keys[0] != keys[1] ? false : nil
    }
}
