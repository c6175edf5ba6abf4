/// What is known about the traces of one side of a page: all of them, or of a comparison, the expected or the actual ones.
struct PageSide {
    var forest: TraceForest
    var places: [SpanReference: PageData.Place]
    /// What stands above each trace.
    var label: String?
    /// Nil on a page that compares nothing.
    var isExpected: Bool?
    var marks: [SpanReference: [String]] = [:]
    /// Links, by their positions, that the other side does not have.
    var wrongLinks: [SpanReference: Set<Int>] = [:]
}

/// Turns traces into what the page's script works on.
struct PageDataBuilder {
    var side: PageSide
    /// The moment that is ``shift`` on the page's clock, in nanoseconds since 1970.
    var start: UInt64
    var shift = 0.0
    var services = NumberedValues<String>()
    var resources = NumberedValues<[PageAttribute]>()

    mutating func trace(_ trace: Trace) -> PageData.Trace {
        PageData.Trace(
            id: trace.traceID,
            label: side.label,
            isExpected: side.isExpected,
            spans: trace.nodes.map { span($0) }
        )
    }

    private mutating func span(_ node: TraceNode) -> PageData.Span {
        let span = node.span
        let wrong = side.wrongLinks[span.reference]
        return PageData.Span(
            id: span.spanID,
            parentID: span.parentSpanID,
            parent: node.parent,
            standing: "\(node.standing)",
            depth: node.depth,
            name: span.name,
            kind: span.kind.description,
            service: services.number(of: span.serviceName),
            resource: resources.number(of: [PageAttribute](span.resourceAttributes)),
            scope: span.scopeName,
            start: span.startTimeUnixNano > 0 ? time(span.startTimeUnixNano) : nil,
            duration: span.duration.map { Double($0) },
            error: SpanText.failure(span),
            notes: notes(on: node),
            waits: waits(of: node),
            attributes: [PageAttribute](span.attributes),
            events: span.events.map(event),
            links: span.links.enumerated().map { link($1, isWrong: wrong?.contains($0)) },
            remoteParent: span.hasRemoteParent,
            marks: side.marks[span.reference] ?? []
        )
    }

    func time(_ unixNano: UInt64) -> Double {
        shift + (unixNano >= start ? Double(unixNano - start) : -Double(start - unixNano))
    }

    private func notes(on node: TraceNode) -> [String] {
        let span = node.span
        let dropped: [(UInt32, String)] = [
            (span.droppedAttributesCount, "attribute"), (span.droppedEventsCount, "event"),
            (span.droppedLinksCount, "link"),
        ]
        let standing: String? =
            switch node.standing {
            case .root, .child: nil
            case .cycle: "its parents form a circle"
            case .orphan: "orphan: its parent \(span.parentSpanID ?? "") is not in the data"
            }
        return [SpanText.timeProblem(span), standing].compactMap(\.self)
            + dropped.filter { $0.0 > 0 }.map { count, noun in
                "\(SpanText.count(Int(count), noun)) dropped: more than the SDK's limit"
            }
    }

    private func waits(of node: TraceNode) -> [PageData.Wait] {
        let parent = node.standing == .child ? node.span.parentReference : nil
        let references = ([parent].compactMap(\.self) + node.span.links.map(\.reference)).uniqued()
        return references.compactMap { reference in
            guard let producer = side.forest.span(reference), let place = side.places[reference],
                let wait = QueueWait(producer: producer, consumer: node.span)
            else { return nil }
            return PageData.Wait(
                from: place,
                start: wait.start(before: node.span.startTimeUnixNano).map(time),
                text: SpanText.wait(wait, consumer: node.span)
            )
        }
    }

    private func event(_ event: TraceSpan.Event) -> PageData.Event {
        PageData.Event(
            name: event.name,
            time: event.timeUnixNano > 0 ? time(event.timeUnixNano) : nil,
            attributes: [PageAttribute](event.attributes)
        )
    }

    private func link(_ link: TraceSpan.Link, isWrong: Bool?) -> PageData.Link {
        PageData.Link(
            traceID: link.traceID,
            spanID: link.spanID,
            to: side.places[link.reference],
            attributes: [PageAttribute](link.attributes),
            isWrong: isWrong == true ? true : nil
        )
    }
}
