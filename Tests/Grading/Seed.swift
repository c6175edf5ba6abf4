import Foundation
import OTel

/// Where a test run's random values come from: `WORKSHOP_SEED` when it is set, or else chance.
public enum Seed {
    /// This run's seed.
    public static let ofThisRun: UInt64 = {
        guard let text = ProcessInfo.processInfo.environment["WORKSHOP_SEED"], !text.isEmpty else {
            return .random(in: 0...999_999_999)
        }
        guard let seed = UInt64(text) else {
            StandardError.warn("WORKSHOP_SEED is \"\(text)\", and must be a whole number; a random one is used")
            return .random(in: 0...999_999_999)
        }
        return seed
    }()
}
