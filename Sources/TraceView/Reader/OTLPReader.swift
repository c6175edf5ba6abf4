import Foundation

/// Reads spans from OTLP/JSON. OpenTelemetry: "OTLP/HTTP, JSON Protobuf Encoding" and "OTLP File Exporter".
///
/// It is generous, so that files of other tools can be shown too: keys in either spelling, integers as numbers or
/// strings, enums as numbers or names, ids as hex or base64, fields missing or unknown, metrics and logs in between.
public enum OTLPReader {
    /// Reads JSON lines. A line that is not OTLP/JSON becomes a problem; the others are read all the same.
    /// - Parameter source: what problems call the input, for instance the file's path.
    public static func read(lines: some Sequence<String>, source: String = "input") -> TraceDocument {
        read(lines: lines.map { Array($0.utf8) }, source: source).document
    }

    /// Reads the bytes of a file: JSON lines, or one JSON document spread over several lines.
    /// - Parameter source: what problems call the input, for instance the file's path.
    public static func read(_ data: Data, source: String = "input") -> TraceDocument {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = [UInt8](data.starts(with: byteOrderMark) ? data.dropFirst(byteOrderMark.count) : data)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)

        let (document, firstError) = read(lines: lines, source: source)
        guard let firstError, firstError.isTruncated, document.spans.isEmpty, document.problems.count > 1 else {
            return document
        }
        // The first line is the beginning of something longer and no line holds a span: one document, printed nicely.
        do {
            return read(try JSONParser.parse(bytes), source: source, line: nil)
        } catch {
            let before = bytes.prefix(error.offset)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
            return TraceDocument(problems: [notJSON(error, column: column, source: source, line: line)])
        }
    }

    /// Reads each line for itself, and tells how the first line that holds anything failed, if it did.
    private static func read(
        lines: [[UInt8]],
        source: String
    ) -> (document: TraceDocument, firstError: JSONSyntaxError?) {
        var document = TraceDocument()
        var firstError: JSONSyntaxError?
        var isFirst = true
        for (index, line) in lines.enumerated() where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
            do {
                document.append(read(try JSONParser.parse(line), source: source, line: index + 1))
            } catch {
                if isFirst { firstError = error }
                document.problems.append(notJSON(error, column: error.offset + 1, source: source, line: index + 1))
            }
            isFirst = false
        }
        return (document, firstError)
    }

    private static func notJSON(_ error: JSONSyntaxError, column: Int, source: String, line: Int) -> ReadProblem {
        ReadProblem(source: source, line: line, message: "not JSON: \(error.message) (column \(column))")
    }

    private static func read(_ json: JSONValue, source: String, line: Int?) -> TraceDocument {
        var reading = OTLPReading()
        reading.readDocument(json)
        return TraceDocument(
            spans: reading.spans,
            problems: reading.problems.map { ReadProblem(source: source, line: line, message: $0) }
        )
    }
}
