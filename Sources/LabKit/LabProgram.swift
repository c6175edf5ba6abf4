import Foundation
import OTel

/// Which program made a trace file. A lab and its solution write the same file, and whoever looks at it later should not take
/// the one for the other.
enum LabProgram {
    /// Writes the name of this program beside the trace file: `.traces/lab03.program` for `.traces/lab03.jsonl`.
    static func write(besides tracePath: String) {
        let file = URL(fileURLWithPath: tracePath).deletingPathExtension().appendingPathExtension("program")
        do {
            try Data((ProcessInfo.processInfo.processName + "\n").utf8).write(to: file, options: .atomic)
        } catch {
            // An older name must not stay: it would speak of another run.
            try? FileManager.default.removeItem(at: file)
            StandardError.warn("\(file.relativePath) cannot be written: \(error.localizedDescription)")
        }
    }
}
