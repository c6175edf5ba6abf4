import Foundation
import OTel
import XCTest

final class OTLPFileMetricExporterTests: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("metrics-\(UUID().uuidString)")

    override func tearDownWithError() throws {
        try? FileManager.default.removeItem(at: folder)
    }

    func testEachFlushAppendsOneLineAndAnOldFileIsEmptied() throws {
        let path = folder.appendingPathComponent("deep/lab.metrics.jsonl").path
        for _ in 0..<2 {
            let exporter = try OTLPFileMetricExporter(path: path)
            let provider = MeterProvider(resource: Resource(), exporter: exporter, clock: StandingClock())
            provider.forceFlush()
            let counter = provider.meter("tests").makeCounter(.messagingClientSentMessages)
            counter.add(1)
            provider.forceFlush()
            counter.add(1)
            provider.shutdown()
            exporter.export(provider.collect())
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        XCTAssertEqual(lines.count, 2)
        XCTAssertTrue(lines[0].hasPrefix(#"{"resourceMetrics":["#) && lines[0].contains(#""asInt":"1""#))
        XCTAssertTrue(lines[1].contains(#""asInt":"2""#))
    }

    func testAPathThatCannotBeWrittenIsNamedWithTheRemedy() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        XCTAssertThrowsError(try OTLPFileMetricExporter(path: folder.path)) { error in
            XCTAssertTrue("\(error)".contains(folder.path), "\(error)")
            XCTAssertTrue("\(error)".contains("choose a folder that can be written to"), "\(error)")
        }
    }
}
