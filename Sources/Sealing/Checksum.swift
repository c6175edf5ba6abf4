/// FNV-1a over 64 bits: enough to see that a file was damaged, and no protection from somebody who means to change it.
enum Checksum {
    static func of(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
