/// The 32-bit MurmurHash2 as Kafka's Java client computes it (`Utils.murmur2`), seed included.
enum Murmur2 {
    private static let seed: UInt32 = 0x9747_b28c
    private static let multiplier: UInt32 = 0x5bd1_e995

    /// The hash of `bytes`, signed as Java has it.
    static func hash(_ bytes: [UInt8]) -> Int32 {
        var hash = seed ^ UInt32(truncatingIfNeeded: bytes.count)
        let wholeWordsEnd = bytes.count - bytes.count % 4

        for start in stride(from: 0, to: wholeWordsEnd, by: 4) {
            var word = littleEndian(bytes, from: start, count: 4)
            word = word &* multiplier
            word ^= word >> 24
            word = word &* multiplier
            hash = hash &* multiplier ^ word
        }
        if wholeWordsEnd < bytes.count {
            hash ^= littleEndian(bytes, from: wholeWordsEnd, count: bytes.count - wholeWordsEnd)
            hash = hash &* multiplier
        }

        hash ^= hash >> 13
        hash = hash &* multiplier
        hash ^= hash >> 15
        return Int32(bitPattern: hash)
    }

    private static func littleEndian(_ bytes: [UInt8], from start: Int, count: Int) -> UInt32 {
        var word: UInt32 = 0
        for index in 0..<count { word |= UInt32(bytes[start + index]) << UInt32(8 * index) }
        return word
    }
}
