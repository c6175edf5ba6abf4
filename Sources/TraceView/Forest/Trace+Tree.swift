extension Trace {
    /// Builds the trees of one trace from its spans, in whatever order and state they are.
    init(traceID: String, spans unsorted: [TraceSpan]) {
        let spans = unsorted.enumerated()
            .sorted { ($0.element.startTimeUnixNano, $0.offset) < ($1.element.startTimeUnixNano, $1.offset) }
            .map(\.element)
        var indexOfSpan: [String: Int] = [:]
        for (index, span) in spans.enumerated() where !span.spanID.isEmpty && indexOfSpan[span.spanID] == nil {
            indexOfSpan[span.spanID] = index
        }

        var roots: [Root] = []
        var children: [[Int]] = Array(repeating: [], count: spans.count)
        for (index, span) in spans.enumerated() {
            if let parentSpanID = span.parentSpanID {
                if let parent = indexOfSpan[parentSpanID] {
                    children[parent].append(index)
                } else {
                    roots.append(Root(index: index, standing: .orphan))
                }
            } else {
                roots.append(Root(index: index, standing: .root))
            }
        }

        var walk = TreeWalk(spans: spans, children: children)
        for root in roots { walk.visit(root) }
        // What no root leads to hangs on a circle: cut it open at the earliest span.
        for index in spans.indices where !walk.isVisited(index) { walk.visit(Root(index: index, standing: .cycle)) }
        self.init(traceID: traceID, nodes: walk.nodes)
    }
}

/// A span at which a tree begins.
private struct Root {
    var index: Int
    var standing: TraceNode.Standing
}

/// Lists trees depth first, with a stack of its own.
private struct TreeWalk {
    private struct Step {
        var index: Int
        var parent: Int?
        var depth: Int
        var isLast: Bool
    }

    private let spans: [TraceSpan]
    private let children: [[Int]]
    private var visited: [Bool]
    private(set) var nodes: [TraceNode] = []

    init(spans: [TraceSpan], children: [[Int]]) {
        self.spans = spans
        self.children = children
        visited = Array(repeating: false, count: spans.count)
    }

    func isVisited(_ index: Int) -> Bool { visited[index] }

    mutating func visit(_ root: Root) {
        visited[root.index] = true
        var steps = [Step(index: root.index, parent: nil, depth: 0, isLast: true)]
        while let step = steps.popLast() {
            let fresh = children[step.index].filter { !visited[$0] }
            for child in fresh { visited[child] = true }
            nodes.append(
                TraceNode(
                    span: spans[step.index],
                    standing: step.parent == nil ? root.standing : .child,
                    depth: step.depth,
                    parent: step.parent,
                    isLastSibling: step.isLast,
                    hasChildren: !fresh.isEmpty
                )
            )
            let parent = nodes.count - 1
            for child in fresh.reversed() {
                steps.append(Step(index: child, parent: parent, depth: step.depth + 1, isLast: child == fresh.last))
            }
        }
    }
}
