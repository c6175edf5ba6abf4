import Kafka
import LabKit
import XCTest

final class HeaderTextTests: XCTestCase {
    func testAValueIsShownSoThatNullEmptyTextAndBytesCanBeToldApart() {
        let table: [(value: [UInt8]?, text: String)] = [
            (nil, "(null)"),
            ([], "(empty)"),
            (Array("cart-7".utf8), "cart-7"),
            (Array("Žofie 😀".utf8), "Žofie 😀"),
            ([0x00, 0xFF, 0x0A], "0x00ff0a (3 bytes, not text)"),
            ([UInt8](repeating: 0xFF, count: 30), "0x\(String(repeating: "ff", count: 24))… (30 bytes, not text)"),
        ]
        for row in table {
            XCTAssertEqual(KafkaHeader(key: "k", value: row.value).displayValue, row.text)
        }
    }

    func testNothingThatAHeaderHoldsReachesTheTerminalAsACommand() {
        let header = KafkaHeader(key: "k\u{1B}[2J", value: "\u{1B}[31mred\u{202E}\n")
        XCTAssertEqual(header.displayValue, #"\u{1B}[31mred\u{202E}\n"#)
        XCTAssertEqual(header.displayKey, #"k\u{1B}[2J"#)
    }
}
