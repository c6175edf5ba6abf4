import TraceView

/// `workshop trace [FILE]`: the waterfall of a run.
struct TraceCommand: Subcommand {
    static let name = "trace"
    static let usage = (arguments: "[FILE]", summary: "draws the trace of the last run, or of an OTLP file (.jsonl)")

    let file: String?

    init(_ arguments: Arguments) throws {
        file = try arguments.words(0...1, expecting: "one file").first
    }

    func run(_ session: Session) throws -> Bool {
        // A file may lie anywhere; only the newest one is looked for in the kit.
        let path = try file.map { try TraceChoice.existing($0) } ?? TraceChoice.newest(in: session.kit())
        let style = session.style
        let document = TraceFile.read(paths: [path])
        let options = Waterfall.Options(width: style.width, color: style.usesColor)
        session.print(Waterfall(options).render(document.spans))
        if let metrics = TraceChoice.metrics(beside: path) {
            let points = MetricFile.read(paths: [metrics]).latestPoints
            session.print("\n" + MetricChart(width: style.width, color: style.usesColor).render(points))
        }
        session.print("\n\(path)\n")
        for problem in document.problems {
            session.note("\(problem)")
        }
        return document.problems.isEmpty && !document.spans.isEmpty
    }
}
