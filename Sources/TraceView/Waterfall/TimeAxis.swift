/// Maps times to cells: the time that a group of traces covers, spread over the cells of the bar column.
struct TimeAxis {
    private let range: ClosedRange<UInt64>
    let cells: Int

    init(range: ClosedRange<UInt64>, cells: Int) {
        self.range = range
        self.cells = max(1, cells)
    }

    /// The length in nanoseconds.
    var duration: UInt64 { range.upperBound - range.lowerBound }

    /// The position of a time, in half cells from the left.
    private func position(_ time: UInt64) -> Double {
        guard duration > 0 else { return 0 }
        let elapsed = min(max(time, range.lowerBound), range.upperBound) - range.lowerBound
        return Double(elapsed) / Double(duration) * Double(2 * cells)
    }

    /// The bar of a span, drawn in half cells; what is shorter than a cell is drawn as one. Before it, dots from the
    /// time when its message began to wait.
    func bar(from start: UInt64, to end: UInt64, waitingSince waitStart: UInt64? = nil) -> Bar {
        let first = min(Int(position(start)), 2 * cells - 1)
        let last = min(max(Int(position(end).rounded(.up)), first + 1), 2 * cells)
        let firstCell = first / 2
        let line: String
        if last - first < 2 {
            line = "━"
        } else {
            let opening = first % 2 == 1 ? "╺" : ""
            let closing = last % 2 == 1 ? "╸" : ""
            line = opening + String(repeating: "━", count: last / 2 - (first + 1) / 2) + closing
        }
        let waitCell = waitStart.map { min(Int((position($0) / 2).rounded(.up)), firstCell) } ?? firstCell
        return Bar(
            indent: String(repeating: " ", count: waitCell),
            wait: String(repeating: "·", count: firstCell - waitCell),
            line: line
        )
    }

    /// The pieces of a drawn bar, from left to right.
    struct Bar: Equatable {
        var indent: String
        var wait: String
        var line: String
    }
}
