import Foundation
import XCTest

@testable import workshop

final class SourceDigestTests: XCTestCase {
    func testWhatDiffersInContentNameOrPlaceHasAnotherDigest() throws {
        let temporary = try TemporaryKit()
        let folder = temporary.kit.url("sources")
        var seen: [SourceDigest] = []
        for (path, text) in [
            ("A.swift", "1"), ("A.swift", "2"), ("B.swift", "1"), ("in/A.swift", "1"), ("A.swift", ""),
        ] {
            try? FileManager.default.removeItem(at: folder)
            try temporary.write(text, to: "sources/" + path)
            let digest = SourceDigest(of: folder)
            XCTAssertEqual(digest, SourceDigest(of: folder))
            XCTAssertFalse(seen.contains(digest), "\(path) \(text)")
            seen.append(digest)
        }
    }

    func testAFolderThatIsNotThereIsLikeAnEmptyOne() {
        XCTAssertEqual(SourceDigest(of: URL(fileURLWithPath: "/no/such/folder")), SourceDigest())
    }
}
