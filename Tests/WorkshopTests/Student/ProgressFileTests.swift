import Foundation
import Synchronization
import XCTest

@testable import workshop

final class ProgressFileTests: XCTestCase {
    private func file(_ temporary: TemporaryKit, report: @escaping (String) -> Void = { XCTFail($0) }) -> ProgressFile {
        ProgressFile(folder: temporary.kit.stateFolder, report: report)
    }

    func testWhatIsWrittenIsReadAgain() throws {
        let temporary = try TemporaryKit()
        XCTAssertEqual(file(temporary).read(), StudentProgress())
        XCTAssertEqual(temporary.files(in: ".workshop"), [], "reading writes nothing")
        var expected = StudentProgress()
        expected.note(.stub([.stub([.stub("a"), .stub("b", .crashed)])]))
        expected.labs["01"]?.hints["2"] = 3
        try file(temporary).update { $0 = expected }
        XCTAssertEqual(file(temporary).read(), expected)
        try file(temporary).update { $0.labs["77"] = StudentProgress.Lab() }
        XCTAssertEqual(file(temporary).read().labs.keys.sorted(), ["01", "77"])
    }

    func testAFileThatCannotBeReadIsPutAside() throws {
        for text in ["no JSON", "", #"{"version":99,"labs":{}}"#, #"{"labs":{}}"#, "[]"] {
            let temporary = try TemporaryKit()
            try temporary.write(text, to: ".workshop/progress.json")
            var reports: [String] = []
            XCTAssertEqual(file(temporary).read(), StudentProgress())
            for _ in 1...2 {
                try file(temporary) { reports.append($0) }.update { $0.labs["01"] = StudentProgress.Lab() }
            }
            XCTAssertEqual(reports.count, 1, text)
            let aside = temporary.files(in: ".workshop").filter { $0.hasPrefix("progress.unreadable") }
            XCTAssertEqual(aside.map { temporary.read(".workshop/\($0)") }, [text])
        }
    }

    func testTwoFilesThatCannotBeReadAreBothKept() throws {
        let temporary = try TemporaryKit()
        for text in ["first", "second"] {
            try temporary.write(text, to: ".workshop/progress.json")
            try file(temporary, report: { _ in }).update { _ in }
        }
        let aside = temporary.files(in: ".workshop").filter { $0.hasPrefix("progress.unreadable") }
        XCTAssertEqual(Set(aside.map { temporary.read(".workshop/\($0)") }), ["first", "second"])
    }

    func testChangesFromSeveralSidesAtOnceAreAllKept() throws {
        let temporary = try TemporaryKit()
        let folder = temporary.kit.stateFolder
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 20) { number in
            do {
                try ProgressFile(folder: folder, report: { _ in }).update {
                    $0.labs["\(number)"] = StudentProgress.Lab()
                }
            } catch {
                failures.withLock { $0 += 1 }
            }
        }
        XCTAssertEqual(failures.withLock { $0 }, 0)
        XCTAssertEqual(file(temporary).read().labs.count, 20)
    }

    func testAFolderThatCannotBeWrittenToIsAnErrorThatNamesIt() throws {
        let temporary = try TemporaryKit()
        try temporary.write("a file", to: ".workshop")
        XCTAssertThrowsError(try file(temporary).update { _ in }) {
            XCTAssertTrue("\($0)".contains("progress.json"), "\($0)")
        }
    }
}
