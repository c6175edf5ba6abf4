extension PageData {
    /// Lays out the spans of a forest.
    init(title: String, forest: TraceForest, problems: [String], records: [TraceRecord]) {
        var places: [SpanReference: Place] = [:]
        for (group, traces) in forest.groups.map(\.traces).enumerated() {
            for (trace, nodes) in traces.map(\.nodes).enumerated() {
                places.add(nodes, group: group, trace: trace)
            }
        }
        let start = forest.groups.compactMap(\.timeRange?.lowerBound).min() ?? 0
        var builder = PageDataBuilder(side: PageSide(forest: forest, places: places), start: start)
        let groups = forest.groups.map { group in
            let range = group.timeRange
            return Group(
                traces: group.traces.map { builder.trace($0) },
                start: range.map { builder.time($0.lowerBound) },
                length: range.map { Double($0.upperBound - $0.lowerBound) }
            )
        }
        self.init(
            title: title,
            base: "\(start)",
            services: builder.services.values,
            resources: builder.resources.values,
            groups: groups,
            problems: problems,
            records: records
        )
    }
}

extension [SpanReference: PageData.Place] {
    /// Adds the places of a trace's spans. Of two spans with the same ids, the first one counts.
    mutating func add(_ nodes: [TraceNode], group: Int, trace: Int) {
        for (span, node) in nodes.enumerated() where self[node.span.reference] == nil {
            self[node.span.reference] = PageData.Place(group: group, trace: trace, span: span)
        }
    }
}
