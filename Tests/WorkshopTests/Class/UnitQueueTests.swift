import XCTest

@testable import workshop

final class UnitQueueTests: XCTestCase {
    private func units(_ counts: [Int]) -> [UnitQueue.Unit] {
        counts.enumerated().flatMap { lab, count in (0..<count).map { UnitQueue.Unit(lab: lab, student: $0) } }
    }

    func testAJobStaysWithItsLab() {
        var queue = UnitQueue(units([2, 2]))
        XCTAssertEqual(queue.next(after: nil), .init(lab: 0, student: 0))
        XCTAssertEqual(queue.next(after: nil), .init(lab: 1, student: 0))
        XCTAssertEqual(queue.next(after: 0), .init(lab: 0, student: 1))
        XCTAssertEqual(queue.next(after: 1), .init(lab: 1, student: 1))
        XCTAssertNil(queue.next(after: 1))
    }

    func testASecondJobJoinsOnlyWhereMuchIsLeft() {
        var queue = UnitQueue(units([UnitQueue.worthJoining + 1]))
        XCTAssertEqual(queue.next(after: nil)?.student, 0)
        XCTAssertEqual(queue.next(after: nil)?.student, 1)
        XCTAssertNil(queue.next(after: nil))
        XCTAssertEqual(queue.next(after: 0)?.student, 2)
    }

    func testEveryUnitIsGivenOnce() {
        let all = units([3, 0, 7, 1])
        var queue = UnitQueue(all)
        var given: [UnitQueue.Unit] = []
        var current: Int?
        while let unit = queue.next(after: current) {
            given.append(unit)
            current = unit.lab
        }
        XCTAssertEqual(given, all)
    }

    func testNothingIsGivenOnceItIsClosed() {
        var queue = UnitQueue(units([3]))
        queue.close()
        XCTAssertNil(queue.next(after: nil))
    }
}
