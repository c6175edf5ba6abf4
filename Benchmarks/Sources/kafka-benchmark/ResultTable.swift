/// The results as text: medians of the rounds.
enum ResultTable {
    static func header(commit: CommitRhythm) -> String {
        """

        Commit: \(commit.rawValue)
        | batch | variant | messages/s | µs/message | CPU µs/message | share of time |
        |--:|---|--:|--:|--:|--:|
        """
    }

    static func lines(
        of results: [Variant: [Sample]],
        batch: Int,
        commit: CommitRhythm,
        asRows: Bool
    ) -> [String] {
        let untraced = results[.untraced].map { median($0.map(\.wall)) }
        return Variant.allCases.compactMap { variant in
            guard let samples = results[variant] else { return nil }
            let wall = median(samples.map(\.wall))
            let cpu = median(samples.map(\.cpu))
            if asRows {
                return "swift \(commit.rawValue) \(batch) \(variant.rawValue) \(1e6 / wall)"
            }
            let share = untraced.map { variant == .untraced ? "" : rounded((1 - $0 / wall) * 100) + " %" } ?? ""
            let cells = [
                "\(batch)", variant.rawValue, "\(Int(1e6 / wall))", rounded(wall), rounded(cpu), share,
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
    }

    static func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
