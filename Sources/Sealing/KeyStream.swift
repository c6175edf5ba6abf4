/// A stream of bytes that follows from a key (SplitMix64). Applying it twice gives back what was there.
struct KeyStream {
    private var state: UInt64

    init(key: UInt64) {
        state = key
    }

    /// `bytes`, each combined with the next byte of the stream.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var stream = self
        var result = bytes
        var word: UInt64 = 0
        for index in result.indices {
            if index % 8 == 0 { word = stream.next() }
            result[index] ^= UInt8(truncatingIfNeeded: word)
            word >>= 8
        }
        return result
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
