import Kafka
import LabKit

/// Shows what ``TraceParent`` makes of a few values: the headers that it reads, and one that it writes.
enum Samples {
    private static let headers: [(value: [UInt8]?, isValid: Bool)] = [
        (bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), true),
        (bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03"), true),
        (nil, false),
        (bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"), false),
        (bytes("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"), false),
        (bytes("00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"), false),
        (bytes("00-00000000000000000000000000000000-00f067aa0ba902b7-01"), false),
        (bytes("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), false),
        (bytes("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-new"), true),
    ]

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// The tables, ready to print.
    static var text: String { "\(reading)\n\n\(writing)\n" }

    /// The headers, one a line: the value, what it is by the specification, and what was read.
    private static var reading: String {
        let rows = headers.map { value, isValid in
            (
                KafkaHeader(key: "", value: value).displayValue,
                isValid ? "valid" : "invalid",
                TraceParent(headerValue: value).map(\.summary) ?? "invalid"
            )
        }
        let title = [("header value", "it is", "your code says")]
        return (title + rows).map { "\($0.padded(to: 61))\($1.padded(to: 9))\($2)" }.joined(separator: "\n")
    }

    /// What is said of one parent, and written for it.
    private static var writing: String {
        let parent = TraceParent(
            traceID: "4bf92f3577b34da6a3ce929d0e0e4736",
            parentID: "00f067aa0ba902b7",
            flags: 0x07
        )
        return [
            ("a parent with flags 07", "your code says"),
            ("isSampled, isRandom", "\(parent.isSampled), \(parent.isRandom)"),
            ("headerValue", parent.written),
            ("continued(as: \"53995c3f42cd8ad8\").headerValue", parent.continued(as: "53995c3f42cd8ad8").written),
        ].map { "\($0.padded(to: 47))\($1)" }.joined(separator: "\n")
    }
}

extension TraceParent {
    /// The ids in short, and the flags.
    fileprivate var summary: String {
        let digits = String(flags, radix: 16)
        let set = (isSampled ? ["sampled"] : []) + (isRandom ? ["random"] : [])
        return (["\(traceID.prefix(4))…", "\(parentID.prefix(4))…", digits.count < 2 ? "0\(digits)" : digits] + set)
            .joined(separator: " ")
    }

    /// The header as text.
    fileprivate var written: String { KafkaHeader(key: "", value: headerValue).displayValue }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
