/// The last bytes of a program's output. A program in a loop can print more than there is memory.
struct OutputTail {
    private let limit: Int
    private var bytes: [UInt8] = []

    /// Keeps at least the last `limit` bytes.
    init(limit: Int = 64 << 10) {
        self.limit = limit
    }

    mutating func append(_ more: some Collection<UInt8>) {
        bytes += more
        if bytes.count > 2 * limit {
            bytes.removeFirst(bytes.count - limit)
        }
    }

    /// What was kept, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
