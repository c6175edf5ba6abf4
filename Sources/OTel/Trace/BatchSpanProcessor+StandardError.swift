import Foundation

extension BatchSpanProcessor {
    /// Writes `warning:` and the line to standard error.
    @Sendable
    public static func reportOnStandardError(_ line: String) {
        // Where standard error is closed there is nobody to tell.
        try? FileHandle.standardError.write(contentsOf: Data("warning: \(line)\n".utf8))
    }
}
