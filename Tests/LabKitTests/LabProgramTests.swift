import Foundation
import XCTest

@testable import LabKit

final class LabProgramTests: XCTestCase {
    func testTheProgramStandsBesideTheTraceAndReplacesAnOlderOne() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("lab03.program")
        try Data("Lab03Solution, which ran before\n".utf8).write(to: file)
        LabProgram.write(besides: folder.appendingPathComponent("lab03.jsonl").path)
        XCTAssertEqual(try String(contentsOf: file, encoding: .utf8), ProcessInfo.processInfo.processName + "\n")
    }
}
