import Foundation
import XCTest

/// A file that holds what a test should see. With `UPDATE_GOLDEN=1` it is written instead of compared.
public struct Golden: Sendable {
    /// Where it is.
    public let file: URL

    /// Names a golden file.
    public init(file: URL) {
        self.file = file
    }

    /// Fails the running test unless the file holds exactly `text`.
    public func assert(_ text: String) {
        do {
            if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: file)
            }
            let expected = try String(contentsOf: file, encoding: .utf8)
            XCTAssertEqual(text, expected, "differs from \(file.lastPathComponent); UPDATE_GOLDEN=1 writes it anew")
        } catch {
            XCTFail("\(file.lastPathComponent): \(error.localizedDescription); UPDATE_GOLDEN=1 writes it")
        }
    }
}
