import Foundation
import TraceView

/// `workshop trace [FILE…]`: the waterfall of a run; `--html` writes it as a page for the browser, and `--expect` sets it beside
/// the trace that a lab asks for.
struct TraceCommand: Subcommand {
    static let name = "trace"
    static let usage = (
        arguments: "[--expect NN] [--html] [FILE…]",
        summary:
            "draws the trace of the last run, or of OTLP files (.jsonl); with --expect, beside the one that lab NN asks for"
    )
    static let details = """
          FILE…           OTLP files of spans. Without one: the last run's, or with --expect that lab's,
                          .traces/labNN.jsonl
          --expect NN     sets the trace beside the one that lab NN asks for, and marks what differs:
                          the spans there are, whose child each is, what it links to. Ids, times and
                          attributes do not count; attributes are the grader's matter. A span of your
                          own is marked, and may be right all the same
          --html          writes the picture as a page for the browser, and prints the page's path
          --output PATH   where the page goes; beside the first file otherwise

          exit code       0: drawn, and with --expect nothing differs
                          1: something differs, or could not be read
                          2: what was asked for cannot be done
        """

    let files: [String]
    let writesPage: Bool
    let output: String?
    /// The lab whose expected trace is to stand beside.
    let lab: String?

    init(_ arguments: Arguments) throws {
        var arguments = arguments
        output = try arguments.option("--output")
        lab = try arguments.option("--expect")
        writesPage = arguments.flag("--html")
        guard output == nil || writesPage else { throw UsageError("--output goes with --html") }
        files = try arguments.words(0...Self.mostFiles, expecting: "files")
    }

    private static let mostFiles = 10_000

    func run(_ session: Session) throws -> Bool {
        if let lab { return try compare(with: lab, session) }
        // Files may lie anywhere; only the newest one is looked for in the kit.
        let paths = files.isEmpty ? [try TraceChoice.newest(in: session.kit())] : try files.map(TraceChoice.existing)
        let document = TraceFile.read(paths: paths)
        if writesPage {
            let title = paths.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
            let page = TracePage(title: title, document: document, records: TraceRecordFile.read(besides: paths))
            try write(page, besides: paths[0], session)
        } else {
            draw(document, paths: paths, session)
        }
        for problem in document.problems {
            session.note("\(problem)")
        }
        return document.problems.isEmpty && !document.spans.isEmpty
    }

    private func draw(_ document: TraceDocument, paths: [String], _ session: Session) {
        let style = session.style
        let options = Waterfall.Options(width: style.width, color: style.usesColor)
        session.print(Waterfall(options).render(document.spans))
        let metrics = paths.compactMap(TraceChoice.metrics)
        if !metrics.isEmpty {
            let points = MetricFile.read(paths: metrics).latestPoints
            session.print("\n" + MetricChart(width: style.width, color: style.usesColor).render(points))
        }
        session.print("\n\(paths.joined(separator: "\n"))\n")
    }

    private func compare(with lab: String, _ session: Session) throws -> Bool {
        let kit = try session.kit()
        let expectation = try Expectation(of: try LabCatalogue(kit).lab(lab), in: kit)
        let run =
            try files.isEmpty
            ? LabTrace(of: expectation.lab, in: kit) : LabTrace(paths: files.map(TraceChoice.existing))
        run.remarks.forEach(session.note)
        let document = TraceFile.read(paths: run.paths)
        if document.spans.isEmpty, let problem = document.problems.first { throw WorkshopError("\(problem)") }
        let comparison = TraceComparison(expected: expectation.spans, actual: document.spans)
        let text = ComparisonText(comparison, expectation: expectation, run: run, kit: kit, style: session.style)
        if writesPage {
            let page = TracePage(
                title: "Lab \(expectation.lab.id), asked for and \(run.whose)",
                comparison: comparison,
                actualLabel: run.whose,
                problems: document.problems,
                records: TraceRecordFile.read(besides: run.paths)
            )
            session.note(text.verdict)
            try write(page, besides: run.paths[0], suffix: ".expect", session)
        } else {
            session.print(text.text)
        }
        for problem in document.problems {
            session.note("\(problem)")
        }
        return document.problems.isEmpty && comparison.isEqual
    }

    /// Writes a page beside a file, unless told otherwise.
    private func write(_ page: TracePage, besides file: String, suffix: String = "", _ session: Session) throws {
        let path = output ?? URL(fileURLWithPath: file).deletingPathExtension().path + suffix + ".html"
        do {
            try Data(page.html().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw WorkshopError("\(path) cannot be written: \(error.localizedDescription)")
        }
        session.print("\(path)\n")
    }
}
