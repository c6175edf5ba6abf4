import Foundation
import XCTest

@testable import workshop

final class WatchTests: XCTestCase {
    /// How often it grades while the file holds these texts, one look after another.
    private func grades(_ texts: [String]) throws -> Int {
        let temporary = try TemporaryKit()
        let digests = try texts.map { text in
            try temporary.write(text, to: "watched/A.swift")
            return SourceDigest(of: temporary.kit.url("watched"))
        }
        var (look, grades) = (0, 0)
        try Watch(
            digest: { digests[look] },
            grade: { grades += 1 },
            pause: {
                look += 1
                return look < digests.count
            }
        ).run()
        return grades
    }

    func testItGradesAtOnceAndAfterEveryChangeThatHasSettled() throws {
        XCTAssertEqual(try grades(["a"]), 1)
        XCTAssertEqual(try grades(["a", "a", "a"]), 1)
        XCTAssertEqual(try grades(["a", "b", "b", "b"]), 2)
        XCTAssertEqual(try grades(["a", "b", "c", "d", "d"]), 2)
        XCTAssertEqual(try grades(["a", "b", "b", "a", "a"]), 3)
        XCTAssertEqual(try grades(["a", "b", "a", "a"]), 1)
    }
}
