import XCTest

@testable import workshop

final class ArgumentsTests: XCTestCase {
    func testOptionsAreTakenOutWhereverTheyStand() throws {
        for words in [["03", "--step", "4"], ["--step", "4", "03"], ["--step=4", "03"]] {
            var arguments = Arguments(words)
            XCTAssertEqual(try arguments.option("--step"), "4")
            XCTAssertNil(try arguments.option("--step"))
            XCTAssertEqual(try arguments.words(1...1, expecting: "a lab"), ["03"])
        }
    }

    func testWhatDoesNotFitIsNamed() {
        func message(_ words: [String], _ count: ClosedRange<Int>) -> String {
            do {
                var arguments = Arguments(words)
                _ = try arguments.option("--step")
                return "\(try arguments.words(count, expecting: "a lab's number"))"
            } catch {
                return "\(error)"
            }
        }
        XCTAssertEqual(message([], 1...1), "a lab's number is missing")
        XCTAssertEqual(message(["1", "2"], 1...1), "\"2\" is one word too many; expected a lab's number")
        XCTAssertEqual(message(["--fast"], 0...1), "unknown option --fast")
        XCTAssertEqual(message(["--step"], 0...1), "--step needs a value")
    }
}
