import Foundation

/// Random numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in `0..<bound`, quicker than the standard library's in a debug build and even enough for tests.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next() >> 33) % bound
    }

    /// The seed in `OTEL_TEST_SEED`, or a new one.
    static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["OTEL_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
    }
}
