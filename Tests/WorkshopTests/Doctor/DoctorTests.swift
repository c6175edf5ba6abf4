import Foundation
import XCTest

@testable import workshop

final class DoctorTests: XCTestCase {
    /// A machine on which all is well, but for what a test takes away.
    private struct FakeMachine: Machine {
        var programs = [
            "swift --version": "Swift version 6.3.1 (swift-6.3.1-RELEASE)\nTarget: x86_64",
            "pkg-config --version": "1.8.1",
            "pkg-config --modversion rdkafka": "2.0.2\n",
        ]
        var port: UInt16? = 1234
        var bytes: Int64? = 80 << 30
        var closed = ""

        func output(of program: String, _ arguments: [String]) -> String? {
            programs[([program] + arguments).joined(separator: " ")]
        }
        func freePort() -> UInt16? { port }
        func freeBytes(at folder: URL) -> Int64? { bytes }
        func canWrite(in folder: URL) -> Bool { folder.lastPathComponent != closed }
    }

    private func findings(_ change: (inout FakeMachine) -> Void) throws -> [Finding] {
        let temporary = try TemporaryKit()
        try temporary.write("", to: "Tests/01-answer/Tests.swift")
        try temporary.write("", to: "Tests/02-question/Tests.swift")
        var machine = FakeMachine()
        change(&machine)
        return Doctor(machine: machine, kit: temporary.kit).examine()
    }

    func testOnAGoodMachineAllIsWell() throws {
        let findings = try findings { _ in }
        XCTAssertEqual(findings.filter { $0.state != .good }, [])
        XCTAssertEqual(findings.first?.detail, "6.3.1")
        XCTAssertEqual(findings.last?.detail, "2, complete")
        XCTAssertTrue(DoctorText(findings: findings, style: .plain).text.hasSuffix("Ready: swift run workshop\n"))
    }

    func testWhatIsMissingIsNamedWithWhatMendsIt() throws {
        let table: [(name: String, state: Finding.State, remedy: String, change: (inout FakeMachine) -> Void)] = [
            ("Swift", .missing, "swift.org", { $0.programs["swift --version"] = nil }),
            ("Swift", .missing, "swift.org", { $0.programs["swift --version"] = "Swift version 5.10 (x)" }),
            ("librdkafka", .missing, "./setup.sh", { $0.programs["pkg-config --version"] = nil }),
            ("librdkafka", .missing, "./setup.sh", { $0.programs["pkg-config --modversion rdkafka"] = nil }),
            ("librdkafka", .doubtful, "./setup.sh", { $0.programs["pkg-config --modversion rdkafka"] = "1.8.0" }),
            ("loopback", .missing, "--broker memory", { $0.port = nil }),
            ("disk", .doubtful, "rm -rf .build/workshop", { $0.bytes = 1 << 30 }),
            ("disk", .doubtful, "df", { $0.bytes = nil }),
            ("folders", .missing, "chown", { $0.closed = ".workshop" }),
        ]
        for (name, state, remedy, change) in table {
            let bad = try findings(change).filter { $0.state != .good }
            XCTAssertEqual(bad.map(\.name), [name])
            XCTAssertEqual(bad.first?.state, state, name)
            XCTAssertTrue(bad.first?.remedy?.contains(remedy) == true, "\(bad)")
        }
    }

    func testALabWithoutItsGraderIsNamed() throws {
        let temporary = try TemporaryKit()
        try temporary.write("", to: "Tests/01-answer/Tests.swift")
        let findings = Doctor(machine: FakeMachine(), kit: temporary.kit).examine()
        XCTAssertEqual(findings.last?.detail, "missing: Tests/02-question")
    }

    func testThisMachineCanBeAsked() throws {
        let machine = ThisMachine()
        XCTAssertEqual(machine.output(of: "echo", ["text"]), "text\n")
        XCTAssertNil(machine.output(of: "false", []))
        XCTAssertNil(machine.output(of: "no-such-program", []))
        XCTAssertNotNil(machine.freePort())
        XCTAssertGreaterThan(try XCTUnwrap(machine.freeBytes(at: FileManager.default.temporaryDirectory)), 0)
    }
}
