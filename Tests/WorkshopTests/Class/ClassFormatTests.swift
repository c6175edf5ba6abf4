import Foundation
import XCTest

@testable import workshop

final class ClassFormatTests: XCTestCase {
    private func documents(_ format: ClassFormat) throws -> [ClassFormat.Document] {
        try format.documents(of: .stub, style: .plain)
    }

    private func objects(_ format: ClassFormat) throws -> [[String: Any]] {
        try documents(format).map {
            try XCTUnwrap(JSONSerialization.jsonObject(with: Data($0.text.utf8)) as? [String: Any])
        }
    }

    func testJSONIsTheModel() throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let text = try documents(.json)[0].text
        XCTAssertEqual(try decoder.decode(ClassRun.self, from: Data(text.utf8)), .stub)
    }

    func testGradescopeHasTheFieldsOfItsSpecification() throws {
        let results = try objects(.gradescope)
        XCTAssertEqual(results.flatMap { FieldList.gradescope.problems($0) }, [])
        XCTAssertEqual(results.map { $0["score"] as? Double }, [4, 2, 0, 0])
        for result in results {
            let tests = try XCTUnwrap(result["tests"] as? [[String: Any]])
            XCTAssertEqual(tests.compactMap { $0["score"] as? Double }.reduce(0, +), result["score"] as? Double)
            XCTAssertTrue(tests.allSatisfy { ($0["status"] as? String == "passed") == ($0["score"] as? Double != 0) })
        }
        let maximum = (results[0]["tests"] as? [[String: Any]])?.compactMap { $0["max_score"] as? Double }
        XCTAssertEqual(maximum, [3, 1])
    }

    func testExercismHasTheFieldsOfItsInterface() throws {
        let results = try objects(.exercism)
        XCTAssertEqual(results.flatMap { FieldList.exercism.problems($0) }, [])
        XCTAssertEqual(results.map { $0["status"] as? String }, ["pass", "fail", "error", "error"])
        for result in results {
            XCTAssertEqual(
                result["message"] != nil,
                result["status"] as? String == "error",
                "a message goes with error only"
            )
            XCTAssertEqual(result["version"] as? Int, 3)
        }
        XCTAssertEqual(try documents(.exercism)[0].path, "ada/01-answer/results.json")
    }

    func testAFieldListSeesWhatIsWrong() {
        XCTAssertEqual(FieldList.exercism.problems(["version": 3, "status": "pass", "tests": [[String: Any]]()]), [])
        XCTAssertEqual(FieldList.exercism.problems(["status": "good", "tests": [["name": 1]], "x": 1]).count, 5)
    }

    func testJUnitHasTheElementsOfItsSchema() throws {
        let fields = JUnitFields(try documents(.junit)[0].text)
        XCTAssertEqual(fields.problems, [])
        XCTAssertEqual(fields.suites.count, 4)
        XCTAssertEqual(fields.suites.map { $0["tests"] }, ["2", "7", "2", "2"])
        XCTAssertEqual(fields.suites.map { $0["failures"] }, ["0", "1", "0", "0"])
        XCTAssertEqual(fields.suites.map { $0["errors"] }, ["0", "4", "2", "0"])
        XCTAssertEqual(fields.suites.map { $0["skipped"] }, ["0", "1", "0", "2"])
        XCTAssertEqual(fields.cases.count { $0.content == "error" }, 6)
        XCTAssertTrue(fields.texts.contains { $0.hasPrefix("<b> & \"quotes\" ]]>") })
    }

    func testCSVHasOneRowALabAndNoFormula() throws {
        let text = try documents(.csv)[0].text
        let rows = text.components(separatedBy: "\r\n").dropLast()
        XCTAssertEqual(rows.count, 5)
        XCTAssertEqual(rows[0], "student,lab,state,checks_passed,checks,points,points_possible,resembles,seconds")
        XCTAssertEqual(rows[1], "ada,01-answer,passed,2,2,4,4,,0.0")
        XCTAssertTrue(rows[2].hasPrefix("\"<b> & \"\"quotes\"\""))
        XCTAssertTrue(rows[2].contains(",partly,1,7,2,14,forgets-one,"))
        var run = ClassRun.stub
        run.students = [StudentResult(name: "=cmd()", labs: run.students[0].labs)]
        XCTAssertTrue(CSVDocument(run: run).text.contains("\r\n'=cmd(),"))
    }

    func testTheTableShowsTheClassAtAGlance() throws {
        let text = try documents(.table)[0].text
        for line in [
            "student                         01     points", "ada                             ✓      4 of 4",
            "bob                             ✗      0 of 4", "eve                             –      0 of 4",
            "passed                          1      of 4", "  lab 01  forgets-one: <b> &",
            "  eve: Exercises/01-answer/Link.swift: a symbolic link", "The code was kept in: a box",
        ] {
            XCTAssertTrue(text.contains("\n" + line) || text.hasPrefix(line), "\(line)\n\(text)")
        }
        XCTAssertFalse(text.contains("\u{1B}"))
    }

    func testAStudentsNameCannotForgeALine() {
        var run = ClassRun.stub
        run.students = [StudentResult(name: "ada\neve  ✓  100 of 100", labs: run.students[2].labs)]
        XCTAssertFalse(ClassTable(run: run, style: .plain).text.contains("\neve"))
        XCTAssertFalse(StudentLog(student: run.students[0]).text.contains("\neve"))
    }

    func testALogExplainsEveryCheckOfAStudent() {
        let students = ClassRun.stub.students
        XCTAssertTrue(StudentLog(student: students[2]).text.contains("The lab does not compile."))
        XCTAssertTrue(StudentLog(student: students[3]).text.contains("Nothing was handed in."))
        XCTAssertTrue(StudentLog(student: students[3]).text.contains("Link.swift: a symbolic link"))
        let log = StudentLog(student: students[1]).text
        XCTAssertTrue(log.contains("-- check-timedOut"))
        XCTAssertFalse(log.contains("\u{1B}"))
    }
}
