/// Traces of both sides that belong together, because spans of theirs stand for one another: mostly one of each side, and more
/// where a trace is broken in two or two are joined. Links do not count.
struct ComparedPart {
    /// The numbers of the expected traces, counted over all groups.
    var expected: [Int] = []
    /// The numbers of the actual traces.
    var actual: [Int] = []
}

extension TraceComparison {
    /// The parts, in the order of the expected traces; what was not expected comes last.
    var parts: [ComparedPart] {
        Self.joined(
            expected: graphs.expected.rows.count,
            actual: graphs.actual.rows.count,
            pairs: tracePairs
        )
    }

    /// Of each pair of matched spans, the traces that they are in.
    var tracePairs: [(expected: Int, actual: Int)] {
        matching.partners.enumerated().compactMap { number, partner in
            partner.map { (graphs.expected.traces[number], graphs.actual.traces[$0]) }
        }
    }

    /// Joins numbered things of both sides that pairs connect.
    static func joined(expected: Int, actual: Int, pairs: [(expected: Int, actual: Int)]) -> [ComparedPart] {
        let (left, right) = ((0..<expected).map { "e\($0)" }, (0..<actual).map { "a\($0)" })
        var sets = DisjointSets(left + right)
        for (one, other) in pairs { sets.join(left[one], right[other]) }
        var parts = NumberedValues<String>()
        var result: [ComparedPart] = []
        func place(_ member: String) -> Int {
            let number = parts.number(of: sets.representative(of: member))
            if number == result.count { result.append(ComparedPart()) }
            return number
        }
        for (number, member) in left.enumerated() { result[place(member)].expected.append(number) }
        for (number, member) in right.enumerated() { result[place(member)].actual.append(number) }
        return result
    }
}
