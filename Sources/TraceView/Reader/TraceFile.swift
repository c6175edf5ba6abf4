import Foundation

/// Reads OTLP files. OpenTelemetry: "OTLP File Exporter", JSON lines, `.jsonl`.
public enum TraceFile {
    /// Reads files one after another. What cannot be read, be it a file or a line, is listed in the document's
    /// problems; everything else is read.
    public static func read(paths: [String]) -> TraceDocument {
        var document = TraceDocument()
        for path in paths { document.append(read(path: path)) }
        return document
    }

    private static func read(path: String) -> TraceDocument {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return failure(path, "no such file; run the lab first, it writes its trace to .traces/")
        }
        guard !isDirectory.boolValue else {
            return failure(path, "this is a folder; name the .jsonl files in it")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return failure(path, "the file cannot be read; are its permissions right?")
        }
        return OTLPReader.read(data, source: path)
    }

    private static func failure(_ path: String, _ message: String) -> TraceDocument {
        TraceDocument(problems: [ReadProblem(source: path, message: message)])
    }
}
