import Foundation

/// Where the SDK says what telemetry itself cannot tell (OpenTelemetry specification, "Error handling in OpenTelemetry").
public enum StandardError {
    /// Writes `warning:` and the line.
    @Sendable public static func warn(_ line: String) {
        write("warning: \(line)")
    }

    /// Writes the line.
    @Sendable public static func write(_ line: String) {
        // Where standard error is closed there is nobody to tell.
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }
}
