import Foundation

/// How far a class run is, on a terminal as one line that is written over, elsewhere as a line for each step.
struct ProgressBar: Sendable {
    let isTerminal: Bool
    var width = 24

    func text(_ progress: ClassProgress, elapsed: Duration, doneBefore: Int) -> String {
        let share = progress.total == 0 ? 1 : Double(progress.done) / Double(progress.total)
        let filled = Int((share * Double(width)).rounded(.down))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let unit = progress.unit.map { "  \($0)" } ?? ""
        let left = remaining(progress, elapsed, doneBefore).map { "  \($0) left" } ?? ""
        let line = "\(bar) \(progress.done) of \(progress.total)\(left)\(unit)"
        return isTerminal ? "\r\u{1B}[K" + line : line + "\n"
    }

    private func remaining(_ progress: ClassProgress, _ elapsed: Duration, _ doneBefore: Int) -> String? {
        let done = progress.done - doneBefore
        // The first ones wait for the kit to be built: they say little of those to come.
        guard done > 0, done * 20 >= progress.total - doneBefore, progress.done < progress.total else { return nil }
        let seconds = elapsed.components.seconds * Int64(progress.total - progress.done) / Int64(done)
        return seconds < 90 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    }
}
