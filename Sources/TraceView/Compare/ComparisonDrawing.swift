/// One picture of a comparison: the trees of both sides, line by line beside one another where there is room, else one below the
/// other.
struct ComparisonDrawing {
    private struct Cell {
        var sign: TraceDifference.Sign?
        var lead = ""
        var leadStyle = TextStyle.quiet
        var name: [ComparedSide.Piece] = []
        var service: String?
    }

    private let comparison: TraceComparison
    private let left: ComparedSide
    private let right: ComparedSide
    private let headings: (left: String, right: String)
    private let width: Int
    private let column: Int
    private let service: Int
    private let tree: TreeLines

    private static let separatorWidth = 3
    /// Below this width, names would be cut off if the sides stood beside one another.
    private static let besideFrom = 80

    init(_ comparison: TraceComparison, headings: (left: String, right: String), width requested: Int) {
        self.comparison = comparison
        self.headings = headings
        width = max(requested, Waterfall.Options.minimumWidth)
        let column = width < Self.besideFrom ? width : (width - Self.separatorWidth) / 2
        self.column = column
        let names = (comparison.graphs.expected.spans + comparison.graphs.actual.spans).map(\.serviceName).uniqued()
        let styles = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, TextStyle.service($0)) })
        left = ComparedSide(of: comparison, isExpected: true, services: styles)
        right = ComparedSide(of: comparison, isExpected: false, services: styles)
        let widest = names.map { DisplayWidth.of(TerminalText.fitted($0, to: column)) }.max() ?? 0
        service = min(widest, column / 3)
        tree = TreeLines(step: column < 60 ? 2 : 3, room: column - service - 20)
    }

    /// A picture longer than this scrolls away; the page shows all of it.
    private static let mostLines = 160

    var lines: [StyledLine] {
        var lines: [StyledLine] = width < Self.besideFrom ? [] : [headingLine]
        var parts = foldedParts.map {
            (part: $0.part, count: $0.count, lines: self.lines(of: $0.part, showsDetails: true))
        }
        if parts.reduce(0, { $0 + $1.lines.count }) > Self.mostLines {
            parts = parts.filter { isMarked($0.part) } + parts.filter { !isMarked($0.part) }
        }
        var undrawn = parts[...]
        while let part = undrawn.first,
            lines.isEmpty || lines.count + part.lines.count <= Self.mostLines || undrawn.count == parts.count
        {
            undrawn.removeFirst()
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines += part.lines
            if part.count > 1 { lines.append(remark("\(part.count - 1) more with the same spans and edges")) }
        }
        let rest = undrawn.reduce(0) { $0 + max($1.part.expected.count, $1.part.actual.count) * $1.count }
        if rest > 0 {
            lines += [
                StyledLine(),
                remark("\(SpanText.count(rest, "more trace")) that would not fit here; the page shows all: --html"),
            ]
        }
        return lines
    }

    private func remark(_ text: String) -> StyledLine {
        var line = StyledLine()
        line.append("⋮ " + text, .quiet, limit: width)
        return line
    }

    private func isMarked(_ part: ComparedPart) -> Bool {
        part.expected.contains(where: left.isMarked) || part.actual.contains(where: right.isMarked)
    }

    /// Parts that look the same are drawn once.
    private var foldedParts: [(part: ComparedPart, count: Int)] {
        comparison.parts
            .folded { lines(of: $0, showsDetails: false).map { $0.rendered(color: false) } }
            .map { (part: $0.first, count: $0.count) }
    }

    // MARK: - Lines

    private var headingLine: StyledLine {
        var line = StyledLine()
        line.append("  " + headings.left, .strong, column: column)
        appendSeparator(to: &line)
        line.append("  " + headings.right, .strong, limit: column)
        return line
    }

    private func lines(of part: ComparedPart, showsDetails: Bool) -> [StyledLine] {
        let rows = (left.rows(ofTraces: part.expected), right.rows(ofTraces: part.actual))
        if width < Self.besideFrom {
            return stacked(headings.left, rows.0.flatMap { cells($0, left, showsDetails) })
                + stacked(headings.right, rows.1.flatMap { cells($0, right, showsDetails) })
        }
        var places: [Int: Int] = [:]
        for (place, row) in rows.1.enumerated() {
            if case .span(_, _, let number) = row { places[number] = place }
        }
        let partner = { (number: Int) in comparison.matching.partners[number].flatMap { places[$0] } }
        let pairs = Alignment.lines(left: rows.0.count, right: rows.1.count) { place in
            switch rows.0[place] {
            case .span(_, _, let number): partner(number)
            case .title(let trace):
                // Beside the title of the trace that its first span's partner begins.
                left.graph.rows[trace].first.flatMap(partner).map { $0 - 1 }.flatMap { place in
                    if case .title = rows.1[place] { place } else { nil }
                }
            }
        }
        return pairs.flatMap { pair in
            let cells = (
                pair.left.map { self.cells(rows.0[$0], left, showsDetails) } ?? [],
                pair.right.map { self.cells(rows.1[$0], right, showsDetails) } ?? []
            )
            return (0..<max(cells.0.count, cells.1.count)).map { index in
                var line = StyledLine()
                if cells.0.indices.contains(index) { append(cells.0[index], to: &line) }
                line.pad(to: column)
                appendSeparator(to: &line)
                if cells.1.indices.contains(index) { append(cells.1[index], to: &line) }
                return line
            }
        }
    }

    private func stacked(_ heading: String, _ cells: [Cell]) -> [StyledLine] {
        var title = StyledLine()
        title.append("  " + heading, .strong, limit: column)
        return [title]
            + cells.map { cell in
                var line = StyledLine()
                append(cell, to: &line)
                return line
            }
    }

    private func cells(_ row: ComparedSide.Row, _ side: ComparedSide, _ showsDetails: Bool) -> [Cell] {
        switch row {
        case .title(let trace):
            return [Cell(name: [(side.title(ofTrace: trace, showsID: showsDetails), .quiet)])]
        case .span(let trace, let node, let number):
            let nodes = side.traces[trace].nodes
            let span = side.graph.spans[number]
            let sign = side.signs[span.reference]
            let style: TextStyle = sign == nil ? .plain : .failure
            let row = Cell(
                sign: sign,
                lead: tree.lead(to: node, in: nodes),
                leadStyle: sign == nil ? (nodes[node].standing == .child ? .quiet : .warning) : .failure,
                name: [(showsDetails ? SpanText.name(span) : SpanText.bareName(span), style)],
                service: span.serviceName
            )
            let lead = tree.noteLead(below: node, in: nodes)
            return [row] + side.notes(on: number).map { Cell(sign: $0.sign, lead: lead, name: $0.pieces) }
        }
    }

    private func appendSeparator(to line: inout StyledLine) {
        line.append(" │", .quiet)
        line.append(" ")
    }

    private func append(_ cell: Cell, to line: inout StyledLine) {
        let start = line.width
        line.append((cell.sign?.rawValue ?? " ") + " ", .failure)
        line.append(cell.lead, cell.leadStyle)
        let room = start + column - (cell.service == nil ? 0 : service + 2)
        for piece in cell.name { line.append(piece.text, piece.style, limit: room - line.width) }
        guard let name = cell.service else { return }
        line.pad(to: start + column - service)
        line.append(name, left.services[name] ?? .plain, limit: service)
    }
}
