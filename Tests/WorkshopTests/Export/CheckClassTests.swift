import XCTest

@testable import workshop

final class CheckClassTests: XCTestCase {
    private let path = "Tests/01-answer/Lab01Tests.swift"

    func testTheClassStaysInSightAndTheRestIsSealed() throws {
        let split = try CheckClass(path: path, text: KitToExport.tests)
        XCTAssertTrue(split.visible.hasPrefix("import XCTest\n\n@testable import Lab01\n"))
        XCTAssertTrue(split.visible.hasSuffix("    }\n}\n"))
        XCTAssertFalse(split.visible.contains("Lab01Subject"))
        XCTAssertEqual(split.rest?.name, "Lab01Tests+subject.swift")
        XCTAssertEqual(
            split.rest?.text,
            "import XCTest\n@testable import Lab01\n\n"
                + "extension Lab01Subject {\n    static let exercise = Lab01Subject(answer: answer)\n}\n"
        )
    }

    func testAFileWithOnlyTheClassHasNoRest() throws {
        let text = KitToExport.tests.components(separatedBy: "\nextension")[0]
        XCTAssertNil(try CheckClass(path: path, text: text).rest)
    }

    func testACheckInTheClassIsRefusedWithItsLine() {
        let text = KitToExport.tests.replacingOccurrences(
            of: "    // Step 1\n",
            with: "    // Step 1\n    func testMore() { XCTAssertEqual(answer(), 42) }\n"
        )
        XCTAssertThrowsError(try CheckClass(path: path, text: text)) {
            XCTAssertTrue("\($0)".hasPrefix("\(self.path):8: students see this class"), "\($0)")
        }
    }

    func testCodeBeforeTheClassIsRefused() {
        let text = KitToExport.tests.replacingOccurrences(of: "/// Grades", with: "let answer = 42\n\n/// Grades")
        XCTAssertThrowsError(try CheckClass(path: path, text: text)) {
            XCTAssertTrue("\($0)".contains("let answer = 42"), "\($0)")
        }
    }

    func testAFileWithoutTheClassIsRefused() {
        XCTAssertThrowsError(try CheckClass(path: path, text: "import XCTest\n"))
    }
}
