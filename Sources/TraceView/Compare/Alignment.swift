/// Puts two lists beside one another, so that as many pairs as possible stand in one line and neither list is reordered.
enum Alignment {
    /// - Parameters:
    ///   - left: how many members the left list has.
    ///   - right: how many the right one has.
    ///   - partner: the member of the right list that belongs to one of the left.
    /// - Returns: the lines; nil where a side has nothing to show.
    static func lines(left: Int, right: Int, partner: (Int) -> Int?) -> [(left: Int?, right: Int?)] {
        var lines: [(left: Int?, right: Int?)] = []
        var (l, r) = (0, 0)
        for (one, other) in longestIncreasing((0..<left).compactMap { number in partner(number).map { (number, $0) } })
        {
            lines += (l..<one).map { ($0, nil) }
            lines += (r..<other).map { (nil, $0) }
            lines.append((one, other))
            (l, r) = (one + 1, other + 1)
        }
        return lines + (l..<left).map { ($0, nil) } + (r..<right).map { (nil, $0) }
    }

    /// The most pairs whose second members increase, too; patience sorting.
    private static func longestIncreasing(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        var piles: [Int] = []
        var before: [Int?] = Array(repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, piles.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[piles[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
            }
            before[index] = low > 0 ? piles[low - 1] : nil
            if low == piles.count { piles.append(index) } else { piles[low] = index }
        }
        var result: [(Int, Int)] = []
        var current = piles.last
        while let index = current {
            result.append(pairs[index])
            current = before[index]
        }
        return result.reversed()
    }
}
