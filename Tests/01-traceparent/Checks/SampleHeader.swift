import Grading
import OTel

/// A random, valid `traceparent` in parts. Change a part, and it becomes a case to refuse.
struct SampleHeader: Sendable {
    var version = "00"
    var traceID: String
    var parentID: String
    var flags: UInt8
    var rest = ""

    /// The header of a random span of another process, with both known flags unless told.
    init(_ bench: Bench, flags: UInt8 = 0x03) {
        let context = bench.remoteSpanContext()
        self.traceID = context.traceID.hex
        self.parentID = context.spanID.hex
        self.flags = flags
    }

    var text: String { "\(version)-\(traceID)-\(parentID)-\(flags.hex)\(rest)" }
    var value: [UInt8] { Array(text.utf8) }

    /// The value with other bytes in place of `columns`.
    func value(replacing columns: Range<Int>, with bytes: [UInt8]) -> [UInt8] {
        var value = value
        value.replaceSubrange(columns, with: bytes)
        return value
    }

    /// This one made by the subject's own initialiser, for checks that do not read.
    func parent(_ subject: Lab01Subject) -> any TraceParenting {
        subject.type.init(traceID: traceID, parentID: parentID, flags: flags)
    }
}

extension UInt8 {
    /// Two lowercase hexadecimal digits.
    var hex: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
