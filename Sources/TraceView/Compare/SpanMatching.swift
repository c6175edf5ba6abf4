/// Which span of one graph stands for which of another, by what they are and where they stand; ids do not count.
///
/// It goes from strict to loose: first spans whose whole surroundings are alike, then those that look alike less and less far
/// around, then those that are alike by themselves, and at last those of which one thing is different. At each stage a pair
/// draws its neighbours after it, so that a send and the handling of its message stay together however many others look the same;
/// of equals the earlier one is taken first.
struct SpanMatching {
    /// Of each expected span, the actual one.
    private(set) var partners: [Int?]
    /// Of each actual span, the expected one.
    private(set) var origins: [Int?]

    private let expected: SpanGraph
    private let actual: SpanGraph

    init(expected: SpanGraph, actual: SpanGraph) {
        self.expected = expected
        self.actual = actual
        partners = Array(repeating: nil, count: expected.spans.count)
        origins = Array(repeating: nil, count: actual.spans.count)

        let strict = SpanColors(expected, actual, countsMessages: true) { Self.key($0, countsDetails: true) }
        if let finest = strict.rounds.last { match(finest) }
        // Where messages have the same keys in both, they tell like spans apart; where they do not, nothing is lost.
        let keyed = SpanColors(expected, actual) { span in
            var key = Self.key(span)
            key.message = span.attributes.text("messaging.kafka.message.key")
            return key
        }
        let plain = SpanColors(expected, actual) { Self.key($0) }
        for round in (0..<max(keyed.rounds.count, plain.rounds.count)).reversed() {
            for colors in [keyed, plain] where round < colors.rounds.count { match(colors.rounds[round]) }
        }
        match(by: { ($0.serviceName, $0.name) })
        match(by: { ($0.kind.description, $0.name) })
        match(by: { ($0.serviceName, $0.kind.description) }, onlyBesidePairs: true)
        match(by: { ($0.name, "") }, onlyBesidePairs: true)
    }

    private static func key(_ span: TraceSpan, countsDetails: Bool = false) -> SpanColors.Key {
        var key = SpanColors.Key(service: span.serviceName, kind: span.kind, name: span.name)
        guard countsDetails else { return key }
        key.destination = span.attributes.text("messaging.destination.name")
        key.message = span.attributes.text("messaging.kafka.message.key")
        key.failed = span.status.code == .error
        return key
    }

    // MARK: - One stage

    private mutating func match(by key: (TraceSpan) -> (String, String), onlyBesidePairs: Bool = false) {
        guard partners.contains(nil), origins.contains(nil) else { return }
        var numbers = NumberedValues<[String]>()
        let colors = (
            expected: expected.spans.map { numbers.number(of: [key($0).0, key($0).1]) },
            actual: actual.spans.map { numbers.number(of: [key($0).0, key($0).1]) }
        )
        match(colors, onlyBesidePairs: onlyBesidePairs)
    }

    private mutating func match(_ colors: (expected: [Int], actual: [Int]), onlyBesidePairs: Bool = false) {
        guard partners.contains(nil), origins.contains(nil) else { return }
        for (number, partner) in partners.enumerated() {
            if let partner { spread(from: (number, partner), colors) }
        }
        guard !onlyBesidePairs else { return }
        var waiting: [Int: ArraySlice<Int>] = [:]
        for number in actual.spans.indices where origins[number] == nil {
            waiting[colors.actual[number], default: []].append(number)
        }
        // What begins a trace draws the rest of it along, the other way round less so.
        let order =
            expected.spans.indices.filter { expected.parents[$0] == .none }
            + expected.spans.indices.filter { expected.parents[$0] != .none }
        for number in order where partners[number] == nil {
            let color = colors.expected[number]
            while let candidate = waiting[color]?.popFirst() {
                guard origins[candidate] == nil else { continue }
                pair(number, candidate)
                spread(from: (number, candidate), colors)
                break
            }
        }
    }

    private mutating func pair(_ number: Int, _ candidate: Int) {
        partners[number] = candidate
        origins[candidate] = number
    }

    /// Pairs the neighbours of a pair, their neighbours, and so on.
    private mutating func spread(from pair: (Int, Int), _ colors: (expected: [Int], actual: [Int])) {
        var pairs = [pair]
        while let (one, other) = pairs.popLast() {
            if case .span(let parent) = expected.parents[one], case .span(let candidate) = actual.parents[other] {
                pairs += matched([parent], [candidate], colors)
            }
            pairs += matched(expected.children[one], actual.children[other], colors)
            pairs += matched(
                expected.links[one].compactMap(\.self),
                actual.links[other].compactMap(\.self),
                colors
            )
            pairs += matched(expected.linkedFrom[one], actual.linkedFrom[other], colors)
        }
    }

    private mutating func matched(
        _ numbers: [Int],
        _ candidates: [Int],
        _ colors: (expected: [Int], actual: [Int])
    ) -> [(Int, Int)] {
        let open = numbers.filter { partners[$0] == nil }
        guard !open.isEmpty else { return [] }
        var waiting: [Int: ArraySlice<Int>] = [:]
        for candidate in candidates where origins[candidate] == nil {
            waiting[colors.actual[candidate], default: []].append(candidate)
        }
        var pairs: [(Int, Int)] = []
        for number in open where partners[number] == nil {
            while let candidate = waiting[colors.expected[number]]?.popFirst() {
                guard origins[candidate] == nil else { continue }
                pair(number, candidate)
                pairs.append((number, candidate))
                break
            }
        }
        return pairs
    }
}
