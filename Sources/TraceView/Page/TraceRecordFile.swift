import Foundation

/// The file beside a trace file that holds the records of a run: JSON lines, a ``TraceRecord`` each. It is the kit's own
/// format: OTLP has no place for the headers of a Kafka record.
public enum TraceRecordFile {
    /// Where the records of a trace file lie: `.traces/lab03.records.jsonl` for `.traces/lab03.jsonl`.
    public static func path(besides tracePath: String) -> String {
        let suffix = ".jsonl"
        return (tracePath.hasSuffix(suffix) ? String(tracePath.dropLast(suffix.count)) : tracePath) + ".records"
            + suffix
    }

    /// The lines of a file.
    ///
    /// - Throws: `EncodingError`, which no record causes.
    public static func lines(_ records: [TraceRecord]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try records.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }

    /// Reads the records that lie beside trace files. A file that is not there holds none; a line that cannot be read is
    /// left out, since a page without a record's headers is still of use.
    public static func read(besides tracePaths: [String]) -> [TraceRecord] {
        tracePaths.flatMap { tracePath in
            let data = FileManager.default.contents(atPath: path(besides: tracePath)) ?? Data()
            return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
                try? JSONDecoder().decode(TraceRecord.self, from: Data(line))
            }
        }
    }
}
