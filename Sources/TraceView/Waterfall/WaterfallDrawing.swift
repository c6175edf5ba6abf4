/// One picture: the lines of each group of traces, in columns common to all of them.
struct WaterfallDrawing {
    private let layout: WaterfallLayout
    private let legend: WaterfallLegend
    private let notes: SpanNotes

    init(forest: TraceForest, options: Waterfall.Options) {
        layout = WaterfallLayout(traces: forest.groups.flatMap(\.traces), width: options.width)
        legend = WaterfallLegend(forest: forest)
        notes = SpanNotes(
            forest: forest,
            legend: legend,
            maximumLinks: max(0, options.maximumLinks),
            width: layout.width
        )
    }

    func lines(of group: TraceGroup) -> [StyledLine] {
        let axis = group.timeRange.map { TimeAxis(range: $0, cells: layout.bar) }
        let titles = group.traces.map(title)
        if group.traces.count == 1 {
            return titles + [StyledLine(), headings(axis)] + rows(of: group.traces[0], axis)
        }
        var lines = [title(of: group), StyledLine(), headings(axis)]
        for (index, trace) in group.traces.enumerated() {
            if index > 0 { lines.append(StyledLine()) }
            lines.append(titles[index])
            lines += rows(of: trace, axis)
        }
        return lines
    }

    // MARK: - Titles

    private func title(of group: TraceGroup) -> StyledLine {
        var line = StyledLine()
        append("\(group.traces.count) traces joined by links", .strong, to: &line)
        append(summary(of: group.spans, group.timeRange), to: &line)
        return line
    }

    private func title(of trace: Trace) -> StyledLine {
        var line = StyledLine()
        append("trace \(legend.shortTraceID(trace.traceID))", .strong, to: &line)
        append(summary(of: trace.spans, trace.timeRange), to: &line)
        let failures = trace.spans.count { $0.status.code == .error }
        if failures > 0 { append(" · " + SpanText.count(failures, "error"), .failure, to: &line) }
        let orphans = trace.nodes.count { $0.standing == .orphan }
        if orphans > 0 { append(" · " + SpanText.count(orphans, "orphan"), .warning, to: &line) }
        return line
    }

    private func summary(of spans: [TraceSpan], _ range: ClosedRange<UInt64>?) -> String {
        let services = spans.map(\.serviceName).uniqued().count
        var parts = ["", SpanText.count(spans.count, "span"), SpanText.count(services, "service")]
        if let range { parts.append(DurationText.format(nanoseconds: range.upperBound - range.lowerBound)) }
        return parts.joined(separator: " · ")
    }

    /// The names of the columns, and the ends of the time axis.
    private func headings(_ axis: TimeAxis?) -> StyledLine {
        var line = StyledLine()
        line.append("span", .quiet)
        appendColumns(service: ("service", .quiet), kind: "kind", duration: ("time", .quiet), to: &line)
        if let axis {
            let end = DurationText.format(nanoseconds: axis.duration)
            line.append("0", .quiet)
            line.append(end, .quiet, column: layout.bar - 1, alignedRight: true)
        }
        return line
    }

    // MARK: - Rows

    private func rows(of trace: Trace, _ axis: TimeAxis?) -> [StyledLine] {
        trace.nodes.indices.flatMap { index in
            [row(of: index, in: trace, axis)] + noteLines(below: index, in: trace)
        }
    }

    private func row(of index: Int, in trace: Trace, _ axis: TimeAxis?) -> StyledLine {
        let node = trace.nodes[index]
        let span = node.span
        let service = legend.style(ofService: span.serviceName)
        var line = StyledLine()
        line.append(layout.tree.lead(to: index, in: trace.nodes), node.standing == .child ? .quiet : .warning)
        let isFailure = span.status.code == .error
        line.append(SpanText.name(span), isFailure ? .failure : .plain, limit: layout.label - line.width)
        appendColumns(
            service: (span.serviceName, service),
            kind: span.kind.description,
            duration: (SpanText.duration(span), .plain),
            to: &line
        )
        if let axis, span.startTimeUnixNano > 0 {
            let bar = axis.bar(
                from: span.startTimeUnixNano,
                to: max(span.startTimeUnixNano, span.endTimeUnixNano),
                waitingSince: notes.waitStart(of: node)
            )
            line.append(bar.indent)
            line.append(bar.wait)
            line.append(bar.line, service)
        }
        return line
    }

    /// Appends the columns between the span's name and its bar.
    private func appendColumns(
        service: (text: String, style: TextStyle),
        kind: String,
        duration: (text: String, style: TextStyle),
        to line: inout StyledLine
    ) {
        line.pad(to: layout.label + layout.gap)
        line.append(service.text, service.style, column: layout.service)
        if layout.kind > 0 {
            line.pad(to: line.width + layout.gap)
            line.append(kind, .quiet, column: layout.kind)
        }
        line.pad(to: line.width + layout.gap)
        line.append(duration.text, duration.style, column: layout.duration, alignedRight: true)
        line.pad(to: layout.barColumn)
    }

    private func noteLines(below index: Int, in trace: Trace) -> [StyledLine] {
        notes.notes(on: trace.nodes[index]).map { note in
            var line = StyledLine()
            append(layout.tree.noteLead(below: index, in: trace.nodes), .quiet, to: &line)
            for piece in note { append(piece.text, piece.style, to: &line) }
            return line
        }
    }

    /// Appends what fits into the line.
    private func append(_ text: String, _ style: TextStyle = .plain, to line: inout StyledLine) {
        line.append(text, style, limit: layout.width - line.width)
    }
}
