/// What is the same in the whole picture: the colour of each service, and how traces are called.
struct WaterfallLegend {
    private let styles: [String: TextStyle]
    private let ambiguousPrefixes: Set<Substring>
    private static let idLength = 8

    init(forest: TraceForest) {
        let traces = forest.groups.flatMap(\.traces)
        let services = traces.flatMap(\.services).uniqued()
        styles = Dictionary(uniqueKeysWithValues: services.enumerated().map { ($1, TextStyle.service($0)) })
        let prefixes = Dictionary(grouping: traces.map(\.traceID)) { $0.prefix(Self.idLength) }
        ambiguousPrefixes = Set(prefixes.filter { $0.value.count > 1 }.keys)
    }

    func style(ofService name: String) -> TextStyle {
        styles[name] ?? .plain
    }

    /// The beginning of a trace's id; the whole id where two traces begin alike.
    func shortTraceID(_ id: String) -> String {
        if id.isEmpty { return "(no id)" }
        if ambiguousPrefixes.contains(id.prefix(Self.idLength)) { return TerminalText.fitted(id, to: 33) }
        return TerminalText.shortened(id, to: Self.idLength)
    }
}
