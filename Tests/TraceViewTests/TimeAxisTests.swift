import XCTest

@testable import TraceView

final class TimeAxisTests: XCTestCase {
    private func drawn(_ start: UInt64, _ end: UInt64, since wait: UInt64? = nil, cells: Int = 10) -> String {
        let bar = TimeAxis(range: 1000...1100, cells: cells).bar(from: start, to: end, waitingSince: wait)
        return bar.indent + bar.wait + bar.line
    }

    func testABarStandsWhereItsTimeIs() {
        XCTAssertEqual(drawn(1000, 1100), "━━━━━━━━━━")
        XCTAssertEqual(drawn(1020, 1050), "  ━━━")
        XCTAssertEqual(drawn(1025, 1055), "  ╺━━╸")
        XCTAssertEqual(drawn(1025, 1035), "  ╺╸")
    }

    func testTheShortestSpanIsStillVisible() {
        XCTAssertEqual(drawn(1000, 1000), "━")
        XCTAssertEqual(drawn(1100, 1100), "         ━")
        XCTAssertEqual(drawn(1051, 1052), "     ━")
    }

    func testDotsLeadFromTheSendToTheBar() {
        XCTAssertEqual(drawn(1050, 1100, since: 1020), "  ···━━━━━")
        XCTAssertEqual(drawn(1050, 1100, since: 1050), "     ━━━━━")
        XCTAssertEqual(drawn(1050, 1100, since: 1090), "     ━━━━━")
    }

    func testAnAxisWithoutLengthDrawsAtItsBeginning() {
        let bar = TimeAxis(range: 5...5, cells: 10).bar(from: 5, to: 5)
        XCTAssertEqual(bar.indent + bar.line, "━")
    }

    func testTheWholeRangeOfTimesFits() {
        let axis = TimeAxis(range: 0...UInt64.max, cells: 10)
        let bar = axis.bar(from: 1, to: .max)
        XCTAssertEqual(bar.indent + bar.line, "━━━━━━━━━━")
    }
}
