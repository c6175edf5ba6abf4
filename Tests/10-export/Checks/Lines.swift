import Synchronization

/// The lines that were reported, from any thread.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func append(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    /// The lines as they are shown in feedback.
    var picture: [String] {
        ["reported"] + (all.isEmpty ? ["  (nothing)"] : all.map { "  \($0)" })
    }
}
