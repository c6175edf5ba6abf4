import Grading
import Kafka
import LabKit

extension HeaderSketch {
    /// Draws a header's value as it was given to the reader, with a caret under some columns, and below it what the reader
    /// should have said and what it said.
    static func reading(
        _ value: [UInt8]?,
        columns: Range<Int>? = nil,
        note: String = "",
        expected: String,
        got: String
    ) -> [String] {
        let marked = columns.map {
            String(repeating: " ", count: 10 + $0.lowerBound) + String(repeating: "^", count: $0.count) + " " + note
        }
        return ["given     \(oneColumnAByte(value))"] + (marked.map { [$0] } ?? [])
            + ["expected  \(expected)", "got       \(got)"]
    }

    /// One character a byte, so that a caret stands where the byte is: control characters as their pictures, and
    /// U+FFFD for a byte that is not ASCII.
    private static func oneColumnAByte(_ value: [UInt8]?) -> String {
        guard let value else { return "(null)" }
        guard !value.isEmpty else { return "(empty)" }
        return String(
            String.UnicodeScalarView(
                value.map { byte in
                    switch byte {
                    case 0x00..<0x20: Unicode.Scalar(0x2400 + UInt32(byte)) ?? "\u{FFFD}"
                    case 0x7F: "\u{2421}"
                    case 0x80...: "\u{FFFD}"
                    default: Unicode.Scalar(byte)
                    }
                }
            )
        )
    }
}

extension TraceParenting {
    /// The fields, for people: an id may hold anything that a reader let through.
    var summary: String { "trace id \(traceID), parent id \(parentID), flags \(flags.hex)".displayed }

    /// The ids and some bits of the flags, by default the known ones, as a header of version 00, with no help from the
    /// submission's own writing.
    func fields(showing bits: UInt8 = 0x03) -> String { "00-\(traceID)-\(parentID)-\((flags & bits).hex)".displayed }
}

extension String {
    /// This text with control characters escaped.
    fileprivate var displayed: String { KafkaHeader(key: self).displayKey }
}

extension HeaderSketch.Field {
    /// A column of this field, by chance.
    func anyColumn(_ bench: Bench) -> Int {
        bench.number(in: columns.lowerBound...columns.upperBound - 1)
    }
}
