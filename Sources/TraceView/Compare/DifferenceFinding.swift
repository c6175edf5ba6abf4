/// Goes over matched graphs and says what is different.
struct DifferenceFinding {
    let expected: SpanGraph
    let actual: SpanGraph
    let matching: SpanMatching
    private(set) var differences: [TraceDifference] = []
    private(set) var missingLinks: Set<TraceComparison.LinkPlace> = []
    private(set) var extraLinks: Set<TraceComparison.LinkPlace> = []

    init(expected: SpanGraph, actual: SpanGraph, matching: SpanMatching) {
        self.expected = expected
        self.actual = actual
        self.matching = matching
    }

    mutating func run() {
        for number in expected.spans.indices {
            guard let partner = matching.partners[number] else {
                noteMissing(number)
                continue
            }
            noteIdentity(number, partner)
            // A link that is a parent here, or the other way round, is one difference and not two.
            let (wanted, given) = noteParent(number, partner)
            noteLinks(number, partner, wanted: wanted, given: given)
        }
        for number in actual.spans.indices where matching.origins[number] == nil {
            note(.extra, nil, number, "is not asked for")
        }
    }

    // MARK: - Spans

    private mutating func noteMissing(_ number: Int) {
        switch expected.parents[number] {
        case .span(let parent):
            note(.missing, number, nil, "is missing; it belongs below \(SpanWords.whole(expected.spans[parent]))")
        default:
            note(.missing, number, nil, "is missing")
        }
    }

    private mutating func noteIdentity(_ number: Int, _ partner: Int) {
        let (wanted, given) = (expected.spans[number], actual.spans[partner])
        if wanted.name != given.name {
            note(.different, number, partner, "its name should be \(SpanWords.name(wanted))")
        }
        if wanted.serviceName != given.serviceName {
            note(.different, number, partner, "its service should be \(SpanWords.service(wanted))")
        }
        if wanted.kind != given.kind {
            note(
                .different,
                number,
                partner,
                "its kind should be \(SpanWords.kind(wanted)); here it is \(SpanWords.kind(given))"
            )
        }
    }

    // MARK: - Parents

    /// - Returns: the positions of the links that were dealt with: of the expected span, and of the actual one.
    private mutating func noteParent(_ number: Int, _ partner: Int) -> (wanted: Int?, given: Int?) {
        let (wanted, given) = (expected.parents[number], actual.parents[partner])
        switch (wanted, given) {
        case (.span(let parent), .span(let other)) where matching.partners[parent] == other:
            if expected.sharesMessage[number] != false, actual.sharesMessage[partner] == false {
                let words = "the \(SpanWords.whole(expected.spans[parent])) that sent its message"
                note(.different, number, partner, "its parent should be \(words); here it is that of another message")
            }
            return (nil, nil)
        case (.none, .none), (.unknown, .unknown), (.circle, .circle):
            return (nil, nil)
        case (.none, .span(let other)):
            return noteUnwantedParent(number, partner, parent: other)
        case (.none, _):
            note(.different, number, partner, "it should have no parent and begin a trace; here \(words(given, nil))")
        case (.span(let parent), .none):
            return noteLostParent(number, partner, parent: parent)
        case (.span(let parent), _):
            let asked = SpanWords.whole(expected.spans[parent])
            let missing = matching.partners[parent] == nil ? ", which is missing" : ""
            note(.different, number, partner, "its parent should be \(asked)\(missing); here \(words(given, parent))")
        case (_, _):
            note(.different, number, partner, "its parent should be outside of the data; here \(words(given, nil))")
        }
        return (nil, nil)
    }

    private mutating func noteUnwantedParent(_ number: Int, _ partner: Int, parent: Int) -> (wanted: Int?, given: Int?)
    {
        let origin = matching.origins[parent]
        let link = expected.links[number].firstIndex { $0 != nil && $0 == origin }
        let words = SpanWords.whole(actual.spans[parent])
        guard let link, !actual.links[partner].contains(parent) else {
            note(.different, number, partner, "it should have no parent and begin a trace; here its parent is \(words)")
            return (nil, nil)
        }
        note(
            .different,
            number,
            partner,
            "it should begin a trace of its own and link to \(words); here that is its parent"
        )
        missingLinks.insert(.init(span: number, link: link))
        return (link, nil)
    }

    private mutating func noteLostParent(_ number: Int, _ partner: Int, parent: Int) -> (wanted: Int?, given: Int?) {
        let words = SpanWords.whole(expected.spans[parent])
        let found = matching.partners[parent]
        let link = actual.links[partner].firstIndex { $0 != nil && $0 == found }
        if let link, !expected.links[number].contains(parent) {
            note(
                .different,
                number,
                partner,
                "its parent should be \(words); here it only links to it, and begins a trace of its own"
            )
            extraLinks.insert(.init(span: partner, link: link))
            return (nil, link)
        }
        let missing = found == nil ? ", which is missing" : ""
        note(
            .different,
            number,
            partner,
            "its parent should be \(words)\(missing); here it has none, and begins a trace of its own"
        )
        return (nil, nil)
    }

    /// The parent that a span has, in words, told apart from the one that was asked for.
    private func words(_ parent: SpanGraph.Parent, _ asked: Int?) -> String {
        switch parent {
        case .none: return "it has none, and begins a trace of its own"
        case .unknown: return "its parent is a span that is not in the data"
        case .circle: return "its parents form a circle"
        case .span(let number):
            let words = SpanWords.whole(actual.spans[number])
            guard let asked, SpanWords.whole(expected.spans[asked]) == words else { return "it is \(words)" }
            return matching.partners[asked] == nil ? "it is \(words)" : "it is another \(words)"
        }
    }

    // MARK: - Links

    private mutating func noteLinks(_ number: Int, _ partner: Int, wanted: Int?, given: Int?) {
        // Where each actual link leads, as an expected span; -1: out of the data, -2: to what was not expected.
        var there: [Int: [Int]] = [:]
        for (link, target) in actual.links[partner].enumerated() where link != given {
            there[target.map { matching.origins[$0] ?? -2 } ?? -1, default: []].append(link)
        }
        for (link, target) in expected.links[number].enumerated() where link != wanted {
            if there[target ?? -1]?.popLast() != nil { continue }
            // The missing span is a difference of its own.
            if let target, matching.partners[target] == nil { continue }
            missingLinks.insert(.init(span: number, link: link))
            note(.missing, number, partner, "it should link to \(SpanWords.target(target, in: expected))")
        }
        for link in there.values.joined().sorted() {
            extraLinks.insert(.init(span: partner, link: link))
            let target = SpanWords.target(actual.links[partner][link], in: actual)
            note(.extra, number, partner, "it links to \(target), which is not asked for")
        }
    }

    private mutating func note(_ sign: TraceDifference.Sign, _ number: Int?, _ partner: Int?, _ words: String) {
        // The student knows a span by what it is called in the student's own trace.
        guard let span = partner.map({ actual.spans[$0] }) ?? number.map({ expected.spans[$0] }) else { return }
        differences.append(
            TraceDifference(
                sign: sign,
                expected: number.map { expected.spans[$0].reference },
                actual: partner.map { actual.spans[$0].reference },
                subject: SpanWords.whole(span),
                words: words
            )
        )
    }
}

/// What spans are called in a sentence.
enum SpanWords {
    static func name(_ span: TraceSpan) -> String { "`\(TerminalText.fitted(SpanText.bareName(span), to: 60))`" }

    static func service(_ span: TraceSpan) -> String { TerminalText.fitted(span.serviceName, to: 40) }

    static func kind(_ span: TraceSpan) -> String { span.kind == .unspecified ? "unspecified" : "\(span.kind)" }

    static func whole(_ span: TraceSpan) -> String { "\(name(span)) of \(service(span))" }

    static func target(_ number: Int?, in graph: SpanGraph) -> String {
        number.map { whole(graph.spans[$0]) } ?? "a span that is not in the data"
    }
}
