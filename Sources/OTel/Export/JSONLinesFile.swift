import Foundation
import Synchronization

/// A file of JSON lines (OpenTelemetry specification, "OTLP File Exporter", JSON lines file).
final class JSONLinesFile: Sendable {
    private let handle: Mutex<FileHandle?>
    private let path: String

    /// Creates the file at `path`, with the folders above it; a file already there is emptied.
    ///
    /// - Throws: ``OTLPFileError`` when it cannot be written.
    init(path: String) throws {
        self.path = path
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data().write(to: url)
            handle = Mutex(try FileHandle(forWritingTo: url))
        } catch {
            throw OTLPFileError(path: path, reason: error.localizedDescription)
        }
    }

    /// Appends one document. When that fails, says so once on standard error and writes nothing more.
    func append(_ document: [UInt8]) {
        let line = Data(document + [UInt8(ascii: "\n")])
        handle.withLock { handle in
            do {
                try handle?.write(contentsOf: line)
            } catch {
                handle = nil
                StandardError.warn("\(OTLPFileError(path: path, reason: error.localizedDescription))")
            }
        }
    }

    /// Closes the file; what is appended later goes nowhere.
    func close() {
        handle.withLock { handle in
            try? handle?.close()
            handle = nil
        }
    }
}

/// A telemetry file that cannot be written.
public struct OTLPFileError: Error, CustomStringConvertible {
    /// The file.
    public let path: String

    /// What the system says.
    public let reason: String

    /// The file, the reason and the remedy.
    public var description: String {
        "cannot write the file \(path): \(reason); choose a folder that can be written to"
    }
}
