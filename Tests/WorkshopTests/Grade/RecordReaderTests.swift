import Foundation
import GradeRecords
import XCTest

@testable import workshop

final class RecordReaderTests: XCTestCase {
    private func line(_ event: GradeRecord.Event, nonce: String = "right") throws -> [UInt8] {
        Array(try JSONEncoder().encode(GradeRecord(nonce: nonce, event: event))) + Array("\n".utf8)
    }

    private func ended(_ id: String) -> GradeRecord.Event {
        .ended(id: id, verdict: .passed, feedback: nil, seconds: 1)
    }

    func testRecordsAreReadHoweverTheyArrive() throws {
        let checks = [CheckDescription(id: "a", title: "A", step: 1, points: 2)]
        let bytes = try line(.catalogue(checks)) + line(.started(id: "a")) + line(ended("a")) + line(.started(id: "b"))
        for size in [1, 7, bytes.count] {
            var reader = RecordReader(nonce: "right")
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.append(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            XCTAssertEqual(reader.catalogue, checks)
            XCTAssertEqual(reader.reports.map(\.id), ["a"])
            XCTAssertEqual(reader.interrupted, "b")
        }
    }

    func testWhatIsNotOfThisRunDoesNotCount() throws {
        var reader = RecordReader(nonce: "right")
        reader.append(try line(.started(id: "a"), nonce: "wrong") + line(.started(id: "b"), nonce: ""))
        reader.append(Array("no JSON\n{}\n\n".utf8) + [0xFF, 0xFE, 0x0A])
        XCTAssertNil(reader.interrupted)
        reader.append(try line(.started(id: "a")) + line(ended("a"), nonce: "wrong"))
        XCTAssertEqual(reader.reports, [])
        XCTAssertEqual(reader.interrupted, "a")
    }

    func testACheckEndsOnceAndOnlyWhenItHasStarted() throws {
        var reader = RecordReader(nonce: "right")
        reader.append(
            try line(ended("a")) + line(.started(id: "a")) + line(ended("b")) + line(ended("a")) + line(ended("a"))
        )
        XCTAssertEqual(reader.reports.map(\.id), ["a"])
    }

    func testALineWithoutEndIsGivenUp() {
        var lines = LineBuffer()
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<6 { XCTAssertEqual(lines.append(chunk), []) }
        XCTAssertEqual(lines.append(Array("\nnext\n".utf8)), [Array("next".utf8)])
    }
}
