import Foundation

/// Reads spans from OTLP/JSON. OpenTelemetry: "OTLP/HTTP, JSON Protobuf Encoding" and "OTLP File Exporter".
///
/// It is generous, so that files of other tools can be shown too: keys in either spelling, integers as numbers or
/// strings, enums as numbers or names, ids as hex or base64, fields missing or unknown, metrics and logs in between.
public enum OTLPReader {
    /// Reads JSON lines. A line that is not OTLP/JSON becomes a problem; the others are read all the same.
    ///
    /// - Parameters:
    ///   - lines: one JSON document each, without the line break.
    ///   - source: what problems call the input, for instance the file's path.
    public static func read(lines: some Sequence<String>, source: String = "input") -> TraceDocument {
        OTLPLines.read(lines: lines.map { Data($0.utf8) }, source: source)
    }

    /// Reads the bytes of a file: JSON lines, or one JSON document spread over several lines.
    ///
    /// - Parameters:
    ///   - data: what the file holds, in UTF-8.
    ///   - source: what problems call the input, for instance the file's path.
    public static func read(_ data: Data, source: String = "input") -> TraceDocument {
        OTLPLines.read(data, source: source)
    }
}

// MARK: - OTLPDocument

extension TraceDocument: OTLPDocument {
    static var contents: String { "trace" }

    init() {
        self.init(spans: [])
    }

    init(_ json: JSONValue, problems: inout [String]) {
        var reading = OTLPReading()
        reading.readDocument(json)
        problems = reading.problems
        self.init(spans: reading.spans)
    }

    var isEmpty: Bool { spans.isEmpty }
}
