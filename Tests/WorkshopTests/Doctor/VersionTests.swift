import XCTest

@testable import workshop

final class VersionTests: XCTestCase {
    func testVersionsAreComparedNumberByNumber() throws {
        let old = try XCTUnwrap(Version(in: "1.9.2"))
        let new = try XCTUnwrap(Version(in: "librdkafka 2.0.2 (Debian)"))
        XCTAssertLessThan(old, new)
        XCTAssertLessThan(new, Version(2, 0, 10))
        XCTAssertEqual(Version(6, 0), Version(6, 0, 0))
        XCTAssertEqual(new.description, "2.0.2")
        XCTAssertNil(Version(in: "none"))
    }
}
