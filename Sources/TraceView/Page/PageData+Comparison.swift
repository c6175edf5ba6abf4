extension PageData {
    /// Lays out both sides of a comparison: a group holds expected traces, and the actual ones that belong to them.
    init(
        title: String,
        comparison: TraceComparison,
        actualLabel: String,
        problems: [String],
        records: [TraceRecord]
    ) {
        let forests = (expected: comparison.expected, actual: comparison.actual)
        let groupOfTrace = (Self.groupNumbers(forests.expected), Self.groupNumbers(forests.actual))
        let parts = TraceComparison.joined(
            expected: forests.expected.groups.count,
            actual: forests.actual.groups.count,
            pairs: comparison.tracePairs.map { (groupOfTrace.0[$0.expected], groupOfTrace.1[$0.actual]) }
        ).map { part in
            (
                expected: part.expected.map { forests.expected.groups[$0] },
                actual: part.actual.map { forests.actual.groups[$0] }
            )
        }

        var sides = (
            expected: PageSide(forest: forests.expected, places: [:], label: "asked for", isExpected: true),
            actual: PageSide(forest: forests.actual, places: [:], label: actualLabel, isExpected: false)
        )
        for (group, part) in parts.enumerated() {
            let expected = part.expected.flatMap(\.traces)
            for (trace, each) in expected.enumerated() {
                sides.expected.places.add(each.nodes, group: group, trace: trace)
            }
            for (trace, each) in part.actual.flatMap(\.traces).enumerated() {
                sides.actual.places.add(each.nodes, group: group, trace: expected.count + trace)
            }
        }
        sides.expected.mark(comparison, comparison.graphs.expected, comparison.missingLinks) { $0.expected }
        sides.actual.mark(comparison, comparison.graphs.actual, comparison.extraLinks) { $0.actual }

        let base = forests.actual.groups.compactMap(\.timeRange?.lowerBound).min() ?? 0
        var builder = PageDataBuilder(side: sides.expected, start: base)
        let groups = parts.map { part in
            let ranges = (
                expected: part.expected.flatMap(\.spans).timeRange, actual: part.actual.flatMap(\.spans).timeRange
            )
            // The expected traces happened on another day: here they begin when the actual ones do.
            let begin = ranges.actual.map { Double($0.lowerBound - base) } ?? 0
            builder.side = sides.expected
            (builder.start, builder.shift) = (ranges.expected?.lowerBound ?? 0, begin)
            let expected = part.expected.flatMap(\.traces).map { builder.trace($0) }
            builder.side = sides.actual
            (builder.start, builder.shift) = (base, 0)
            let lengths = [ranges.expected, ranges.actual].compactMap {
                $0.map { Double($0.upperBound - $0.lowerBound) }
            }
            return Group(
                traces: expected + part.actual.flatMap(\.traces).map { builder.trace($0) },
                start: lengths.isEmpty ? nil : begin,
                length: lengths.max()
            )
        }
        self.init(
            title: title,
            base: "\(base)",
            services: builder.services.values,
            resources: builder.resources.values,
            groups: groups,
            problems: problems,
            records: records,
            differences: comparison.folded.map { folded in
                Difference(
                    sign: folded.first.sign.rawValue,
                    text: folded.text,
                    count: folded.count,
                    at: folded.first.actual.flatMap { sides.actual.places[$0] }
                        ?? folded.first.expected.flatMap { sides.expected.places[$0] }
                )
            }
        )
    }

    /// Of each trace, counted over all groups, the group that it is in.
    private static func groupNumbers(_ forest: TraceForest) -> [Int] {
        forest.groups.enumerated().flatMap { number, group in group.traces.map { _ in number } }
    }
}

extension PageSide {
    /// Notes what is different at each span, and the links that the other side does not have.
    fileprivate mutating func mark(
        _ comparison: TraceComparison,
        _ graph: SpanGraph,
        _ links: Set<TraceComparison.LinkPlace>,
        span: (TraceDifference) -> SpanReference?
    ) {
        var differences: [SpanReference: [TraceDifference]] = [:]
        for difference in comparison.differences {
            if let reference = span(difference) { differences[reference, default: []].append(difference) }
        }
        marks = differences.mapValues { differences in
            let isExpected = isExpected == true
            return TraceComparison.folded(differences).map { folded in
                let difference = folded.first
                let times = folded.count == 1 ? "" : " (\(folded.count) times)"
                return "\(difference.sign.rawValue) " + (isExpected ? Self.words(difference) : difference.words) + times
            }.uniqued()
        }
        for place in links { wrongLinks[graph.spans[place.span].reference, default: []].insert(place.link) }
    }

    /// What is said at the expected span: the other side tells what is different there.
    private static func words(_ difference: TraceDifference) -> String {
        switch difference.sign {
        case .different: "differs on the other side"
        case .missing:
            difference.actual == nil ? "is missing on the other side" : "a link of it is missing on the other side"
        case .extra: "has a link too much on the other side"
        }
    }
}
