/// A version such as `6.3.1`, compared number by number.
struct Version: Comparable, CustomStringConvertible {
    private let numbers: [Int]

    /// The first version in `text`; nil where there is none.
    init?(in text: String) {
        guard let match = text.firstMatch(of: /\d+(?:\.\d+)+/) else { return nil }
        numbers = match.0.split(separator: ".").compactMap { Int($0) }
    }

    init(_ numbers: Int...) {
        self.numbers = numbers
    }

    var description: String { numbers.map { "\($0)" }.joined(separator: ".") }

    static func < (left: Version, right: Version) -> Bool {
        let count = max(left.numbers.count, right.numbers.count)
        return left.padded(to: count).lexicographicallyPrecedes(right.padded(to: count))
    }

    static func == (left: Version, right: Version) -> Bool {
        !(left < right) && !(right < left)
    }

    private func padded(to count: Int) -> [Int] {
        numbers + Array(repeating: 0, count: count - numbers.count)
    }
}
