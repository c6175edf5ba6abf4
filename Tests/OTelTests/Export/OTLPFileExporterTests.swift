import Foundation
import OTel
import Tracing
import XCTest

final class OTLPFileExporterTests: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("otlp-\(UUID().uuidString)")

    override func tearDownWithError() throws {
        try? FileManager.default.removeItem(at: folder)
    }

    func testEachExportAppendsOneLineAndAnOldFileIsEmptied() throws {
        let path = folder.appendingPathComponent("deep/lab.jsonl").path
        for _ in 0..<2 {
            let exporter = try OTLPFileExporter(path: path)
            let bench = TestBench()
            bench.tracer.withSpan("one", context: .topLevel) { _ in }
            bench.tracer.withSpan("two", context: .topLevel) { _ in }
            exporter.export([bench.spans[0]])
            exporter.export([])
            exporter.export([bench.spans[1]])
            exporter.shutdown()
            exporter.export(bench.spans)
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        XCTAssertEqual(lines.count, 2)
        XCTAssertTrue(lines[0].hasPrefix(#"{"resourceSpans":["#) && lines[0].contains(#""name":"one""#))
        XCTAssertTrue(lines[1].contains(#""name":"two""#))
    }

    func testAPathThatCannotBeWrittenIsNamedWithTheRemedy() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        XCTAssertThrowsError(try OTLPFileExporter(path: folder.path)) { error in
            XCTAssertTrue("\(error)".contains(folder.path), "\(error)")
            XCTAssertTrue("\(error)".contains("choose a folder that can be written to"), "\(error)")
        }
    }
}
