import Foundation
import XCTest

@testable import GradeRecords
@testable import workshop

/// The grader's side of the records and the tool's, with a pipe between them.
final class GradeReporterTests: XCTestCase {
    func testWhatIsReportedIsRead() throws {
        let pipe = try Descriptor.pipe()
        let order = GradeOrder(nonce: "n", records: dup(pipe.writing.number), limitSeconds: 2.5)
        let reporter = try XCTUnwrap(GradeReporter(order))
        XCTAssertEqual(reporter.limit, .milliseconds(2500))
        let checks = ["a", "b"].map { CheckDescription(id: $0, title: $0, step: 1, points: 1) }
        reporter.begin("a", of: checks)
        reporter.end("a", .failed, feedback: "✗ \"two\"\nlines", after: .milliseconds(1500))
        reporter.begin("b", of: checks)

        var reader = RecordReader(nonce: "n")
        while let bytes = pipe.reading.readAvailable(), !bytes.isEmpty { reader.append(bytes) }
        XCTAssertEqual(reader.catalogue, checks)
        XCTAssertEqual(reader.reports, [.init(id: "a", verdict: .failed, feedback: "✗ \"two\"\nlines", seconds: 1.5)])
        XCTAssertEqual(reader.interrupted, "b")
    }

    func testADescriptorThatIsNotOpenMakesNoReporter() {
        XCTAssertNil(GradeReporter(GradeOrder(nonce: "n", records: -1, limitSeconds: 1)))
    }

    func testWithoutAnOrderThereIsNobodyToReportTo() {
        XCTAssertNil(ProcessInfo.processInfo.environment[GradeOrder.variable])
        XCTAssertNil(GradeReporter.ofThisProcess)
    }
}
