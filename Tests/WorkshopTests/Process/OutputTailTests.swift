import XCTest

@testable import workshop

final class OutputTailTests: XCTestCase {
    func testOnlyTheEndOfALongOutputIsKept() {
        var tail = OutputTail(limit: 10)
        for number in 0..<1_000 { tail.append(Array("\(number) ".utf8)) }
        XCTAssertTrue(tail.text.hasSuffix("998 999 "))
        XCTAssertLessThanOrEqual(tail.text.utf8.count, 20)
    }
}
