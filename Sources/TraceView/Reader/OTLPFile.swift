import Foundation

/// Finds the bytes of OTLP files, and says what to do where there are none.
enum OTLPFile<Document: OTLPDocument> {
    static func read(paths: [String]) -> Document {
        var document = Document()
        for path in paths { document.append(read(path: path)) }
        return document
    }

    private static func read(path: String) -> Document {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return failure(path, "no such file; run the lab first, it writes its \(Document.contents) to .traces/")
        }
        guard !isDirectory.boolValue else {
            return failure(path, "this is a folder; name the .jsonl files in it")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return failure(path, "the file cannot be read; are its permissions right?")
        }
        return OTLPLines.read(data, source: path)
    }

    private static func failure(_ path: String, _ message: String) -> Document {
        var document = Document()
        document.problems = [ReadProblem(source: path, message: message)]
        return document
    }
}
