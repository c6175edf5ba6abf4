import Foundation
import XCTest

@testable import workshop

final class ResetTests: XCTestCase {
    func testTheStarterIsPutBackAndWhatWasThereIsKept() throws {
        let temporary = try TemporaryKit()
        let lab = try temporary.lab()
        for text in ["first", "second"] {
            try temporary.write(text, to: "Exercises/01-answer/Answer.swift")
            try temporary.write(text, to: "Exercises/01-answer/in/Extra.swift")
            let kept = try XCTUnwrap(Reset(kit: temporary.kit).run(lab))
            let path = temporary.kit.path(of: kept.path)
            XCTAssertEqual(temporary.read(path + "/Answer.swift"), text)
            XCTAssertEqual(temporary.read(path + "/in/Extra.swift"), text)
            XCTAssertEqual(temporary.files(in: "Exercises/01-answer"), ["Answer.swift"])
            XCTAssertEqual(temporary.read("Exercises/01-answer/Answer.swift"), "let answer = 0\n")
        }
        XCTAssertEqual(temporary.files(in: ".workshop/kept/01-answer").count, 2)
        XCTAssertEqual(temporary.files(in: ".workshop"), ["kept"])
        XCTAssertEqual(temporary.read("labs/01-answer/starter/Answer.swift"), "let answer = 0\n")
    }

    func testTheStarterItselfIsLeftAlone() throws {
        let temporary = try TemporaryKit()
        XCTAssertNil(try Reset(kit: temporary.kit).run(try temporary.lab()))
        XCTAssertEqual(temporary.files(in: ".workshop"), [])
    }

    func testAnExerciseThatIsGoneComesBack() throws {
        let temporary = try TemporaryKit()
        let lab = try temporary.lab()
        try FileManager.default.removeItem(at: temporary.kit.url("Exercises/01-answer/Answer.swift"))
        _ = try Reset(kit: temporary.kit).run(lab)
        XCTAssertEqual(temporary.files(in: "Exercises/01-answer"), ["Answer.swift"])
    }

    func testWithoutAStarterNothingIsTouched() throws {
        let temporary = try TemporaryKit()
        let lab = try temporary.lab()
        try temporary.write("mine", to: "Exercises/01-answer/Answer.swift")
        try FileManager.default.removeItem(at: temporary.kit.url("labs/01-answer/starter/Answer.swift"))
        XCTAssertThrowsError(try Reset(kit: temporary.kit).run(lab)) {
            XCTAssertTrue("\($0)".contains("labs/01-answer/starter is missing"), "\($0)")
        }
        XCTAssertEqual(temporary.read("Exercises/01-answer/Answer.swift"), "mine")
    }
}
