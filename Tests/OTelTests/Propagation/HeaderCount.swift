import Foundation

/// How many headers the random tests make.
enum HeaderCount {
    struct Invalid: Error, CustomStringConvertible {
        let text: String

        var description: String {
            "OTEL_TEST_HEADERS=\(text) is not allowed: use a whole number from 10000"
        }
    }

    /// The number in `OTEL_TEST_HEADERS`, or 100000. Fewer than 10000 would say nothing about how many are accepted.
    ///
    /// - Throws: ``Invalid`` when the setting is something else.
    static func fromEnvironment() throws -> Int {
        let setting = ProcessInfo.processInfo.environment["OTEL_TEST_HEADERS"] ?? ""
        guard !setting.isEmpty else { return 100_000 }
        guard let count = Int(setting), count >= 10_000 else { throw Invalid(text: setting) }
        return count
    }
}
