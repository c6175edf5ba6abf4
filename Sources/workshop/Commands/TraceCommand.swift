import Foundation
import TraceView

/// `workshop trace [FILE…]`: the waterfall of a run; `--html` writes it as a page for the browser.
struct TraceCommand: Subcommand {
    static let name = "trace"
    static let usage = (
        arguments: "[--html] [FILE…]",
        summary: "draws the trace of the last run, or of OTLP files (.jsonl); --html writes a page, --output says where"
    )

    let files: [String]
    let writesPage: Bool
    let output: String?

    init(_ arguments: Arguments) throws {
        var arguments = arguments
        output = try arguments.option("--output")
        writesPage = arguments.flag("--html")
        guard output == nil || writesPage else { throw UsageError("--output goes with --html") }
        files = try arguments.words(0...Self.mostFiles, expecting: "files")
    }

    private static let mostFiles = 10_000

    func run(_ session: Session) throws -> Bool {
        // Files may lie anywhere; only the newest one is looked for in the kit.
        let paths = files.isEmpty ? [try TraceChoice.newest(in: session.kit())] : try files.map(TraceChoice.existing)
        let document = TraceFile.read(paths: paths)
        if writesPage {
            try writePage(document, paths: paths, session)
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

    /// Writes all files' spans as one page, beside the first of them unless told otherwise.
    private func writePage(_ document: TraceDocument, paths: [String], _ session: Session) throws {
        let title = paths.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
        let page = TracePage(title: title, document: document, records: TraceRecordFile.read(besides: paths))
        let path = output ?? URL(fileURLWithPath: paths[0]).deletingPathExtension().path + ".html"
        do {
            try Data(page.html().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw WorkshopError("\(path) cannot be written: \(error.localizedDescription)")
        }
        session.print("\(path)\n")
    }
}
