/// Cuts a stream of bytes into lines, however the reads fall.
struct LineBuffer {
    /// A line longer than this is given up: nobody who reports honestly writes one.
    static let longestLine = 4 << 20

    private var bytes: [UInt8] = []
    private var isSkipping = false

    /// The lines that `more` completes, without their line breaks.
    mutating func append(_ more: some Sequence<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in more {
            if byte == UInt8(ascii: "\n") {
                if !isSkipping { lines.append(bytes) }
                bytes.removeAll(keepingCapacity: true)
                isSkipping = false
            } else if bytes.count < Self.longestLine, !isSkipping {
                bytes.append(byte)
            } else {
                isSkipping = true
                bytes.removeAll()
            }
        }
        return lines
    }
}
