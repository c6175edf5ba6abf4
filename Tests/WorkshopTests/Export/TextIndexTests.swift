import XCTest

@testable import workshop

final class TextIndexTests: XCTestCase {
    func testATextIsFoundWhateverItsIndentationAndWithinALongerLine() {
        let index = TextIndex(["let a = 12", "first line\nsecond line"], shortest: 8)
        XCTAssertEqual(index.found(in: "// let a = 12;"), ["let a = 12"])
        XCTAssertEqual(index.found(in: "let a = 12"), ["let a = 12"])
        XCTAssertEqual(index.found(in: "x\n  first line  \r\n\n\tsecond line\n"), ["first line\nsecond line"])
        XCTAssertEqual(index.found(in: "let a = 13\nfirst line\nanother\nsecond line"), [])
        XCTAssertEqual(index.found(in: ""), [])
    }

    func testAShortTextIsNotLookedFor() {
        XCTAssertEqual(TextIndex(["let a"], shortest: 8).found(in: "let a = 12"), [])
    }

    func testAWholeWordIsNoPartOfAnother() {
        let index = TextIndex(["TakesTheLast"], shortest: 8, wholeWords: true)
        XCTAssertEqual(index.found(in: "testTakesTheLast, TakesTheLastOfTwo, TakesTheLast-2"), [])
        XCTAssertEqual(index.found(in: "enum TakesTheLast {"), ["TakesTheLast"])
        XCTAssertEqual(index.found(in: "TakesTheLast"), ["TakesTheLast"])
    }
}
