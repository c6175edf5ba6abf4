import Foundation
import XCTest

@testable import workshop

/// What a leaking export would look like, file by file: each must be found.
final class LeakSearchTests: XCTestCase {
    private func leaks(_ text: String, at path: String = "README.md") throws -> [String] {
        let kit = try KitToExport()
        let search = try LeakSearch(try KitFiles(root: kit.root))
        return search.leaks(in: [path: EditionFile(text)]).map(\.text)
    }

    func testALineOfASolutionIsFound() throws {
        XCTAssertEqual(try leaks("Hint: `\(KitToExport.solutionLine)`"), [KitToExport.solutionLine])
    }

    func testThreeShortLinesOfASolutionInARowAreFound() throws {
        let kit = try KitToExport()
        let region = "for value in list {\n    sum += value\n}\nreturn sum\n"
        try kit.write("Solutions/01-answer/Sum.swift", "// Your code: step 1.\n\(region)// End of your code.\n")
        try kit.commit()
        let search = try LeakSearch(try KitFiles(root: kit.root))
        let found = search.leaks(in: [
            "a.md": EditionFile("x\n" + region + "y\n"), "b.md": EditionFile("for value in list {\n}\n"),
        ])
        XCTAssertEqual(Set(found.map(\.path)), ["a.md"])
        XCTAssertEqual(found.first?.origin, "Solutions/01-answer/Sum.swift")
    }

    func testALineOfAGraderIsFound() throws {
        XCTAssertEqual(try leaks("    " + KitToExport.checkLine), [KitToExport.checkLine])
        XCTAssertEqual(try leaks("static let exercise = Lab01Subject(answer: answer)").count, 1)
    }

    func testALineOfTheSharedGraderCodeAndOfItsProofIsFound() throws {
        XCTAssertEqual(try leaks("struct Check { var isNotForTheEyesOfStudents = true }").count, 1)
        XCTAssertEqual(try leaks("struct Chaff { var isTheProofOfTheGrader = true }").count, 1)
        XCTAssertEqual(try leaks("let answerOfTheWrongSubmission = 43").count, 1)
    }

    func testALineOfTheAnswerModuleIsFound() throws {
        XCTAssertEqual(try leaks("let injector = \"the answer to the second lab\"").count, 1)
    }

    func testTheNameOfAWrongSubmissionIsFoundInATextAndInAPath() throws {
        XCTAssertEqual(try leaks("enum SaysFortyThree {}"), ["SaysFortyThree"])
        XCTAssertEqual(try leaks("| says-forty-three | ● |"), ["says-forty-three"])
        XCTAssertEqual(try leaks("", at: "Tests/01-answer/SaysFortyThree.swift"), ["SaysFortyThree"])
    }

    func testWhatStudentsMaySeeIsNotFound() throws {
        let kit = try KitToExport()
        try kit.write("labs/01-answer/README.md", "# Lab 01: x\n\n### Step 1: y\n\n\(KitToExport.solutionLine)\n")
        try kit.commit()
        let search = try LeakSearch(try KitFiles(root: kit.root))
        XCTAssertEqual(search.leaks(in: ["a.md": EditionFile(KitToExport.solutionLine)]), [])
        XCTAssertEqual(try leaks(KitToExport.starter), [])
    }

    func testAnExerciseThatIsTheSolutionIsFound() throws {
        for path in ["Exercises/01-answer/Answer.swift", "labs/01-answer/starter/Answer.swift"] {
            let kit = try KitToExport(isRepository: false)
            try kit.write(path, KitToExport.solution)
            XCTAssertThrowsError(try StudentsEdition(kit: kit.root)) {
                XCTAssertTrue("\($0)".contains("\(path) has a text of Solutions/01-answer/Answer.swift"), "\($0)")
            }
        }
    }

    func testALineThatTheStarterAndTheSolutionShareIsNotFound() throws {
        let kit = try KitToExport(isRepository: false)
        let shared = KitToExport.starter.replacingOccurrences(of: "return 0", with: KitToExport.solutionLine)
        try kit.write("Exercises/01-answer/Answer.swift", shared)
        try kit.write("labs/01-answer/starter/Answer.swift", shared)
        XCTAssertNoThrow(try StudentsEdition(kit: kit.root))
    }
}
