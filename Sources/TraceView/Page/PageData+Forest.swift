extension PageData {
    /// Lays out the spans of a forest.
    init(title: String, forest: TraceForest, problems: [String], records: [TraceRecord]) {
        var places: [SpanReference: Place] = [:]
        for (group, traces) in forest.groups.map(\.traces).enumerated() {
            for (trace, nodes) in traces.map(\.nodes).enumerated() {
                for (span, node) in nodes.enumerated() where places[node.span.reference] == nil {
                    places[node.span.reference] = Place(group: group, trace: trace, span: span)
                }
            }
        }
        let start = forest.groups.compactMap(\.timeRange?.lowerBound).min() ?? 0
        var builder = PageDataBuilder(forest: forest, start: start, places: places)
        let groups = forest.groups.map { builder.group($0) }
        self.init(
            title: title,
            base: "\(start)",
            services: builder.services.values,
            resources: builder.resources.values,
            groups: groups,
            problems: problems,
            records: records
        )
    }
}

/// Values numbered in the order in which they were met.
struct NumberedValues<Value: Hashable> {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int] = [:]

    mutating func number(of value: Value) -> Int {
        if let number = numbers[value] { return number }
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }
}

private struct PageDataBuilder {
    let forest: TraceForest
    let start: UInt64
    let places: [SpanReference: PageData.Place]
    var services = NumberedValues<String>()
    var resources = NumberedValues<[PageAttribute]>()

    mutating func group(_ group: TraceGroup) -> PageData.Group {
        let range = group.timeRange
        return PageData.Group(
            traces: group.traces.map { trace in
                PageData.Trace(id: trace.traceID, label: nil, spans: trace.nodes.map { span($0) })
            },
            start: range.map { time($0.lowerBound) },
            length: range.map { Double($0.upperBound - $0.lowerBound) }
        )
    }

    private mutating func span(_ node: TraceNode) -> PageData.Span {
        let span = node.span
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
            links: span.links.map(link),
            remoteParent: span.hasRemoteParent,
            marks: []
        )
    }

    private func time(_ unixNano: UInt64) -> Double {
        unixNano >= start ? Double(unixNano - start) : -Double(start - unixNano)
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
            guard let producer = forest.span(reference), let place = places[reference],
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

    private func link(_ link: TraceSpan.Link) -> PageData.Link {
        PageData.Link(
            traceID: link.traceID,
            spanID: link.spanID,
            to: places[link.reference],
            attributes: [PageAttribute](link.attributes)
        )
    }
}
