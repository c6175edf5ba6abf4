import Foundation
import XCTest

@testable import workshop

final class TraceChoiceTests: XCTestCase {
    func testTheNewestTraceIsChosenAndItsMetricsWithIt() throws {
        let temporary = try TemporaryKit()
        XCTAssertThrowsError(try TraceChoice.newest(in: temporary.kit))
        for (age, name) in [
            "lab03.metrics.jsonl", "lab03.records.jsonl", "notes.txt", "lab02.jsonl", "lab03.jsonl", "lab01.jsonl",
        ]
        .enumerated() {
            try temporary.write("", to: ".traces/" + name)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000 - age))],
                ofItemAtPath: temporary.kit.url(".traces/" + name).path
            )
        }
        let newest = try TraceChoice.newest(in: temporary.kit)
        XCTAssertTrue(newest.hasSuffix(".traces/lab02.jsonl"), newest)
        XCTAssertNil(TraceChoice.metrics(beside: newest))
        let other = temporary.kit.url(".traces/lab03.jsonl").path
        XCTAssertEqual(TraceChoice.metrics(beside: other)?.hasSuffix("lab03.metrics.jsonl"), true)
    }

    func testAFileThatIsNotThereIsAnErrorThatNamesIt() {
        XCTAssertThrowsError(try TraceChoice.existing("/no/such.jsonl")) {
            XCTAssertEqual("\($0)", "there is no file /no/such.jsonl")
        }
    }
}
