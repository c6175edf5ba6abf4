import Foundation

/// Reads the bytes of an OTLP file into a document.
enum OTLPLines<Document: OTLPDocument> {
    /// Reads JSON lines, or one JSON document spread over several lines.
    static func read(_ data: Data, source: String) -> Document {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = data.starts(with: byteOrderMark) ? data.dropFirst(byteOrderMark.count) : data
        // JSONSerialization refuses bytes that are no UTF-8. Replaced, they cost a character and not the line.
        let text = Data(String(decoding: bytes, as: UTF8.self).utf8)
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)

        let document = read(lines: lines, source: source)
        let contents = lines.lazy.filter { !isBlank($0) }.prefix(2)
        guard !document.problems.isEmpty, contents.count > 1 else { return document }
        // Where lines are in trouble, all of them together may be one document, printed nicely.
        do {
            return read(try JSONValue(parsing: text), source: source, line: nil)
        } catch {
            guard document.isEmpty, isBeginning(contents.first) else { return document }
            var failure = Document()
            failure.problems = [notJSON(error, source: source, line: nil)]
            return failure
        }
    }

    /// Reads JSON lines. A line that is not OTLP/JSON becomes a problem; the others are read all the same.
    static func read(lines: [Data], source: String) -> Document {
        var document = Document()
        for (index, line) in lines.enumerated() where !isBlank(line) {
            do {
                document.append(read(try JSONValue(parsing: line), source: source, line: index + 1))
            } catch {
                document.problems.append(notJSON(error, source: source, line: index + 1))
            }
        }
        return document
    }

    private static func isBlank(_ line: Data) -> Bool {
        line.allSatisfy(isSpace)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }

    /// Does the line end as the first line of a nicely printed document does: with an opening bracket or a comma?
    private static func isBeginning(_ line: Data?) -> Bool {
        let last = line?.last { !isSpace($0) }
        return last.map("{[,".utf8.contains) ?? false
    }

    /// Foundation says in its own words what is wrong, and may quote the file there.
    private static func notJSON(_ error: any Error, source: String, line: Int?) -> ReadProblem {
        let details = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
        let reason = TerminalText.fitted(details ?? error.localizedDescription, to: 100)
        return ReadProblem(source: source, line: line, message: "not JSON: \(reason)")
    }

    private static func read(_ json: JSONValue, source: String, line: Int?) -> Document {
        var problems: [String] = []
        var document = Document(json, problems: &problems)
        document.problems = problems.map { ReadProblem(source: source, line: line, message: $0) }
        return document
    }
}
