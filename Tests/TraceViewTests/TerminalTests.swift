import XCTest

@testable import TraceView

final class TerminalTests: XCTestCase {
    func testColourIsUsedOnACapableTerminalOnly() {
        let cases: [(environment: [String: String], isTerminal: Bool, usesColor: Bool)] = [
            ([:], true, true),
            ([:], false, false),
            (["TERM": "xterm-256color"], true, true),
            (["TERM": "dumb"], true, false),
            (["NO_COLOR": "1"], true, false),
            (["NO_COLOR": "0"], true, false),
            (["NO_COLOR": ""], true, true),
        ]
        for (environment, isTerminal, usesColor) in cases {
            XCTAssertEqual(
                Terminal.usesColor(environment: environment, isTerminal: isTerminal),
                usesColor,
                "\(environment) \(isTerminal)"
            )
        }
    }

    func testTheWindowsWidthComesBeforeTheEnvironmentsAndTheDefault() {
        XCTAssertEqual(Terminal.width(environment: ["COLUMNS": "90"], windowWidth: 120), 120)
        XCTAssertEqual(Terminal.width(environment: ["COLUMNS": "90"], windowWidth: nil), 90)
        XCTAssertEqual(Terminal.width(environment: ["COLUMNS": "wide"], windowWidth: nil), 100)
        XCTAssertEqual(Terminal.width(environment: ["COLUMNS": "-5"], windowWidth: 0), 100)
    }
}
