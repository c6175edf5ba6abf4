/// Numbers from 0 up to 1 that a seed repeats (SplitMix64).
struct SeededDraws: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        // A Double holds 53 bits exactly.
        return Double(mixed >> 11) * 0x1p-53
    }
}
