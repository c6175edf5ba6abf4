import Foundation
import Synchronization

/// Writes spans to a file as OTLP JSON lines (OpenTelemetry specification, "OTLP File Exporter"): each export appends
/// one line, `{"resourceSpans":[…]}`.
public final class OTLPFileExporter: SpanExporter {
    private let file: Mutex<FileHandle?>
    private let path: String

    /// Creates the file at `path`, with the folders above it; a file already there is emptied.
    ///
    /// - Throws: ``OTLPFileError`` when it cannot be written.
    public init(path: String) throws {
        self.path = path
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data().write(to: url)
            self.file = Mutex(try FileHandle(forWritingTo: url))
        } catch {
            throw OTLPFileError(path: path, reason: error.localizedDescription)
        }
    }

    /// Appends one line. When that fails, says so once on standard error and writes nothing more.
    public func export(_ spans: [SpanData]) {
        guard !spans.isEmpty else { return }
        let line = Data(OTLPJSON.encode(spans) + [UInt8(ascii: "\n")])
        file.withLock { file in
            do {
                try file?.write(contentsOf: line)
            } catch {
                file = nil
                StandardError.warn("\(OTLPFileError(path: path, reason: error.localizedDescription))")
            }
        }
    }

    /// Does nothing: a line is in the file when ``export(_:)`` returns.
    public func forceFlush() {}

    /// Closes the file.
    public func shutdown() {
        file.withLock { file in
            try? file?.close()
            file = nil
        }
    }
}

/// A trace file that cannot be written.
public struct OTLPFileError: Error, CustomStringConvertible {
    /// The file.
    public let path: String

    /// What the system says.
    public let reason: String

    /// The file, the reason and the remedy.
    public var description: String {
        "cannot write the trace file \(path): \(reason); choose a folder that can be written to"
    }
}
