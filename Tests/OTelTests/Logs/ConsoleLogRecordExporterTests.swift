import Logging
import OTel
import XCTest

final class ConsoleLogRecordExporterTests: XCTestCase {
    private static let start = "2025-11-03T10:00:00.250Z"

    private static func record(
        _ message: String = "order placed",
        level: Logger.Level = .info,
        label: String = "shop",
        metadata: Logger.Metadata = [:],
        resource: Resource = Resource()
    ) -> LogRecord {
        LogRecord(
            nanosecondsSinceEpoch: 1_762_164_000_250_000_000,
            level: level,
            label: label,
            message: message,
            metadata: metadata,
            resource: resource
        )
    }

    private func lines(_ records: LogRecord...) -> [String] {
        let lines = Lines()
        ConsoleLogRecordExporter(write: { lines.append($0) }).export(records)
        return lines.all
    }

    func testARecordIsOneLineOfTimeLevelLabelAndMessage() {
        XCTAssertEqual(
            lines(Self.record(), Self.record("out of stock", level: .warning, label: "stock keeper")),
            [
                #"\#(Self.start) info shop "order placed""#,
                #"\#(Self.start) warning "stock keeper" "out of stock""#,
            ]
        )
    }

    func testMetadataIsSortedAndTheIDsStandLast() {
        let metadata: Logger.Metadata = [
            "trace_id": "0a", "zone": "eu-1", "span_id": "0b", "order.id": "o-1", "trace_flags": "01",
            "items": ["a", "two words"], "address": ["street": "Main Street", "city": "Delft"],
            "total": .stringConvertible(12.5), "a b": "",
        ]
        XCTAssertEqual(
            lines(Self.record(metadata: metadata, resource: Resource(serviceName: "shop"))),
            [
                #"\#(Self.start) info shop "order placed" "a b"="" address={city=Delft, street="Main Street"} "#
                    + #"items=[a, "two words"] order.id=o-1 total=12.5 zone=eu-1 service.name=shop "#
                    + "trace_id=0a span_id=0b trace_flags=01"
            ]
        )
    }

    func testNoTextCanBreakTheLineDriveTheTerminalOrLookLikeAnotherField() {
        let cases = [
            ("two\nlines\r", #""two\nlines\r""#),
            ("\u{1B}[2J\u{7}\u{9B}31m", #""\u{1B}[2J\u{7}\u{9B}31m""#),
            ("\u{2028}\u{202E}\u{200B}", #""\u{2028}\u{202E}\u{200B}""#),
            (#"x" trace_id="0"#, #""x\" trace_id=\"0""#),
        ]
        for (text, quoted) in cases {
            let metadata: Logger.Metadata = [
                text: .string(text), "b": .stringConvertible(Shown(description: text)), "c": [.string(text)],
                "d": [text: .string(text)], "trace_id": .string(text),
            ]
            let lines = lines(
                Self.record(text, label: text, metadata: metadata, resource: Resource(serviceName: text))
            )
            XCTAssertEqual(lines.count, 1)
            XCTAssertTrue(lines[0].hasPrefix("\(Self.start) info \(quoted) \(quoted) "), lines[0])
            XCTAssertTrue(lines[0].hasSuffix(" service.name=\(quoted) trace_id=\(quoted)"), lines[0])
            for field in ["\(quoted)=\(quoted)", "b=\(quoted)", "c=[\(quoted)]", "d={\(quoted)=\(quoted)}"] {
                XCTAssertTrue(lines[0].contains(" \(field) "), "\(field) in \(lines[0])")
            }
            XCTAssertTrue(lines[0].unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        }
    }
}

private struct Shown: CustomStringConvertible {
    let description: String
}
