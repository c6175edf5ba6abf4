import Foundation

/// The clock that file times are compared with, to the second.
protocol BuildClock: Sendable {
    /// Whole seconds since 1970.
    var second: Int64 { get }
    /// Returns when ``second`` is another.
    func waitForNextSecond()
}

struct SystemBuildClock: BuildClock {
    var second: Int64 { Int64(Date().timeIntervalSince1970) }

    func waitForNextSecond() {
        let now = Date().timeIntervalSince1970
        Thread.sleep(forTimeInterval: now.rounded(.down) + 1.01 - now)
    }
}
