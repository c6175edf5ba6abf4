/// The short lines below a span: why it failed, where its parent is, how long its message waited, its links.
struct SpanNotes {
    /// One line, in pieces.
    typealias Note = [(text: String, style: TextStyle)]

    let forest: TraceForest
    let legend: WaterfallLegend
    let maximumLinks: Int
    /// The columns of the whole line, which long names must leave room in.
    let width: Int

    func notes(on node: TraceNode) -> [Note] {
        let span = node.span
        var notes: [Note] = []
        if let failure = SpanText.failure(span) { notes.append([(failure, .failure)]) }
        if let problem = SpanText.timeProblem(span) { notes.append([(problem, .warning)]) }
        if let standing = standing(node) { notes.append([(standing, .warning)]) }
        if let parent = parent(of: node), let wait = QueueWait(producer: parent, consumer: span) {
            notes.append([("·· " + SpanText.wait(wait, consumer: span), style(of: wait))])
        }
        for link in span.links.prefix(maximumLinks) { notes += self.notes(on: link, of: node) }
        let unlisted = span.links.count - max(0, maximumLinks)
        if unlisted > 0 { notes.append([("↳ … and \(unlisted) more", .quiet)]) }
        if span.droppedLinksCount > 0 {
            let links = SpanText.count(Int(span.droppedLinksCount), "link")
            notes.append([("\(links) dropped: more than the SDK's limit", .warning)])
        }
        return notes
    }

    /// When the first of the messages that the span handles began to wait, in nanoseconds since 1970; nil where it
    /// handles none or the clocks disagree.
    func waitStart(of node: TraceNode) -> UInt64? {
        let producers = [parent(of: node)] + node.span.links.map { forest.span($0.reference) }
        return producers.compactMap(\.self)
            .compactMap { QueueWait(producer: $0, consumer: node.span)?.start(before: node.span.startTimeUnixNano) }
            .min()
    }

    private func parent(of node: TraceNode) -> TraceSpan? {
        node.standing == .child ? node.span.parentReference.flatMap(forest.span) : nil
    }

    private func standing(_ node: TraceNode) -> String? {
        switch node.standing {
        case .root, .child: return nil
        case .cycle: return "its parents form a circle"
        case .orphan:
            let parent = node.span.hasRemoteParent ? "remote parent" : "parent"
            return "orphan: \(parent) \(TerminalText.shortened(node.span.parentSpanID ?? "", to: 16)) not in this file"
        }
    }

    private func notes(on link: TraceSpan.Link, of node: TraceNode) -> [Note] {
        let isElsewhere = link.traceID != node.span.traceID
        let trace = isElsewhere ? " trace \(legend.shortTraceID(link.traceID))" : ""
        guard let target = forest.span(link.reference) else {
            let id = link.spanID.isEmpty ? "(no id)" : TerminalText.shortened(link.spanID, to: 8)
            return [[("↳ links to \(id)\(trace), not in this file", .warning)]]
        }
        var note: Note = [
            ("↳ links to ", .quiet),
            (TerminalText.fitted(SpanText.bareName(target), to: width / 4), .plain),
            (" [", .quiet),
            (TerminalText.fitted(target.serviceName, to: width / 6), legend.style(ofService: target.serviceName)),
            ("]" + trace, .quiet),
        ]
        let record = SpanText.record(link)
        if let record { note.append((" · " + record, .quiet)) }
        let isParent = node.standing == .child && node.span.parentReference == link.reference
        guard !isParent, let wait = QueueWait(producer: target, consumer: node.span) else { return [note] }
        let words = "·· " + SpanText.wait(wait, consumer: node.span)
        // On a narrow screen the end of the line would be cut off.
        if width < (record == nil ? 80 : 100) { return [note, [("  " + words, style(of: wait))]] }
        note.append((" " + words, style(of: wait)))
        return [note]
    }

    private func style(of wait: QueueWait) -> TextStyle {
        if case .clockSkew = wait { .warning } else { .plain }
    }
}
