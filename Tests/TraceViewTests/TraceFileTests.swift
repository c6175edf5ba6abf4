import Foundation
import XCTest

@testable import TraceView

final class TraceFileTests: XCTestCase {
    private var folder = FileManager.default.temporaryDirectory

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("TraceFileTests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    func testSeveralFilesAreReadInOrderAndProblemsNameTheirFile() throws {
        let one = try write("one.jsonl", #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a"}]}]}]}"# + "\nbad\n")
        let two = try write("two.jsonl", #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"b"}]}]}]}"#)
        let missing = folder.appendingPathComponent("missing.jsonl").path

        let document = TraceFile.read(paths: [one, missing, two, folder.path])

        XCTAssertEqual(document.spans.map(\.name), ["a", "b"])
        let notJSON = try XCTUnwrap(document.problems.first).description
        XCTAssertTrue(notJSON.hasPrefix("\(one):2: not JSON: "), notJSON)
        XCTAssertEqual(
            document.problems.dropFirst().map(\.description),
            [
                "\(missing): no such file; run the lab first, it writes its trace to .traces/",
                "\(folder.path): this is a folder; name the .jsonl files in it",
            ]
        )
    }

    func testAnEmptyFileHoldsNoSpansAndNoProblems() throws {
        XCTAssertEqual(TraceFile.read(paths: [try write("empty.jsonl", "")]), TraceDocument())
    }
}
