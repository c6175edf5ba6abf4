import XCTest

@testable import RdKafka

final class WaitingLineTests: XCTestCase {
    func testWhoCameFirstGoesFirst() {
        var line = WaitingLine<String>()
        XCTAssertNil(line.first)
        XCTAssertNil(line.removeFirst())
        for name in ["a", "b", "c"] { _ = line.append(name) }
        XCTAssertEqual(line.first, "a")
        XCTAssertEqual(line.count, 3)
        XCTAssertEqual(
            [line.removeFirst(), line.removeFirst(), line.removeFirst(), line.removeFirst()],
            ["a", "b", "c", nil]
        )
        XCTAssertTrue(line.isEmpty)
    }

    func testOneThatLeavesIsPassedOverAndItsPlaceIsNotGivenAgain() {
        var line = WaitingLine<String>()
        let places = ["a", "b", "c", "d"].map { line.append($0) }
        for place in [places[0], places[2], places[2]] { line.leave(place) }
        XCTAssertEqual(line.first, "b")
        let later = line.append("e")
        line.leave(places[0])
        XCTAssertEqual([line.removeFirst(), line.removeFirst()], ["b", "d"])
        line.leave(places[1])
        XCTAssertEqual(line.first, "e")
        line.leave(later)
        XCTAssertTrue(line.isEmpty)
    }
}
