/// The columns of the waterfall: tree and name, service, kind, duration, bar.
struct WaterfallLayout {
    let width: Int
    let gap: Int
    let label: Int
    let service: Int
    /// 0 where there is no room for the kind.
    let kind: Int
    let duration: Int
    let bar: Int
    let tree: TreeLines

    /// Columns as wide as the spans need, as long as the bars keep about half of what is left for them and the names.
    init(traces: [Trace], width requested: Int) {
        let width = max(requested, Waterfall.Options.minimumWidth)
        gap = width >= 80 ? 2 : 1
        let services = traces.flatMap(\.services).uniqued()
        let widestService = services.map { DisplayWidth.of(TerminalText.fitted($0, to: width)) }.max() ?? 0
        service = min(max(widestService, "service".count), width >= 90 ? 20 : width / 6)
        kind = width >= 50 ? "consumer".count : 0
        duration = "16.7 min".count

        let rest = width - service - kind - duration - (kind > 0 ? 4 : 3) * gap
        let widestLabel = rest - max(rest * 45 / 100, 8)
        let tree = TreeLines(step: width >= 80 ? 3 : 2, room: widestLabel - 8)
        let labels = traces.lazy.flatMap { trace in
            trace.nodes.indices.lazy.map { tree.lead(to: $0, in: trace.nodes) + SpanText.name(trace.nodes[$0].span) }
        }
        let neededLabel = labels.map(DisplayWidth.of).max() ?? 0
        label = min(max(neededLabel, "span".count), widestLabel)
        bar = rest - label
        self.width = width
        self.tree = tree
    }

    /// Where the bars begin, counted from 0.
    var barColumn: Int { width - bar }
}
