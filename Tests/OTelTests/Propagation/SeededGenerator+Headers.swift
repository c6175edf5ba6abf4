import Foundation
import TestSupport

extension SeededGenerator {
    /// A number in `0..<bound`, quicker than the standard library's in a debug build and even enough for tests.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next() >> 33) % bound
    }

    /// The seed in `OTEL_TEST_SEED`, or a new one.
    static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["OTEL_TEST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...UInt64.max)
    }
}
