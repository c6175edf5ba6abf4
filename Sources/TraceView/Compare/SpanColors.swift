/// Sorts the spans of two graphs into classes that look alike (colour refinement): at first by what a span is, then, round by
/// round, also by what the spans around it are. After `n` rounds, spans of one class look alike up to `n` edges away.
struct SpanColors {
    /// What counts of a span itself.
    struct Key: Hashable {
        var service: String
        var kind: TraceSpan.Kind
        var name: String
        /// Of messages: where they go. A student may have left it out, so it only helps to tell like spans apart.
        var destination: String?
        var failed = false
        /// The key of the message that it sends or handles.
        var message: String?
    }

    private struct Surroundings: Hashable {
        var color: Int
        var parent: Int
        var sharesMessage: Bool?
        var children: [Int]
        var links: [Int]
        var linkedFrom: [Int]
    }

    /// Of each round, the classes of the expected spans and of the actual ones.
    let rounds: [(expected: [Int], actual: [Int])]

    private static let mostRounds = 16

    /// - Parameters:
    ///   - countsMessages: whether it matters that a span and its parent are about the same message.
    ///   - key: what counts of a span itself.
    init(_ expected: SpanGraph, _ actual: SpanGraph, countsMessages: Bool = false, key: (TraceSpan) -> Key) {
        var numbers = NumberedValues<Key>()
        var colors = (
            expected: expected.spans.map { numbers.number(of: key($0)) },
            actual: actual.spans.map { numbers.number(of: key($0)) }
        )
        var rounds = [colors]
        var count = numbers.values.count
        while rounds.count <= Self.mostRounds {
            var numbers = NumberedValues<Surroundings>()
            colors = (
                expected: Self.surroundings(expected, colors.expected, countsMessages).map { numbers.number(of: $0) },
                actual: Self.surroundings(actual, colors.actual, countsMessages).map { numbers.number(of: $0) }
            )
            // A round that splits no class repeats the one before, and so would all that follow.
            guard numbers.values.count > count else { break }
            count = numbers.values.count
            rounds.append(colors)
        }
        self.rounds = rounds
    }

    private static func surroundings(
        _ graph: SpanGraph,
        _ colors: [Int],
        _ countsMessages: Bool
    ) -> [Surroundings] {
        graph.spans.indices.map { number in
            let parent =
                switch graph.parents[number] {
                case .none: -1
                case .unknown: -2
                case .circle: -3
                case .span(let parent): colors[parent]
                }
            return Surroundings(
                color: colors[number],
                parent: parent,
                sharesMessage: countsMessages ? graph.sharesMessage[number] : nil,
                children: graph.children[number].map { colors[$0] }.sorted(),
                links: graph.links[number].map { $0.map { colors[$0] } ?? -1 }.sorted(),
                linkedFrom: graph.linkedFrom[number].map { colors[$0] }.sorted()
            )
        }
    }
}
