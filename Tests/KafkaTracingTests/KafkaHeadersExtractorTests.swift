import Kafka
import KafkaTracing
import XCTest

final class KafkaHeadersExtractorTests: XCTestCase {
    private func extract(_ values: [UInt8]?...) -> String? {
        let headers = values.map { KafkaHeader(key: "key", value: $0) }
        return KafkaHeadersExtractor().extract(key: "key", from: Fixture.foreign + headers)
    }

    func testANameThatIsNotThereIsNil() {
        XCTAssertNil(extract())
        XCTAssertNil(KafkaHeadersExtractor().extract(key: "key", from: []))
    }

    func testOneValueIsReadAsItIs() {
        XCTAssertEqual(extract(Array("naïve, \"1\" ".utf8)), "naïve, \"1\" ")
    }

    func testTheCaseOfTheNameCounts() {
        let headers = [KafkaHeader(key: "Key", value: "1"), KafkaHeader(key: "key", value: "2")]
        XCTAssertEqual(KafkaHeadersExtractor().extract(key: "key", from: headers), "2")
        XCTAssertNil(KafkaHeadersExtractor().extract(key: "KEY", from: headers))
    }

    func testDifferentValuesAreJoinedInOrder() {
        XCTAssertEqual(extract([0x62], [0x61], [0x63]), "b,a,c")
    }

    func testEqualValuesCountOnce() {
        XCTAssertEqual(extract([0x61], [0x61]), "a")
        XCTAssertEqual(extract([0x61], [0x62], [0x61]), "a,b")
    }

    func testANullValueReadsAsAnEmptyOne() {
        XCTAssertEqual(extract(nil), "")
        XCTAssertEqual(extract(nil, []), "")
        XCTAssertEqual(extract([0x61], nil), "a,")
    }

    func testBytesThatAreNotUTF8ReadAsReplacementCharacters() {
        XCTAssertEqual(extract([0xFF, 0x61]), "\u{FFFD}a")
    }

    func testValuesThatDifferOnlyInBadBytesAreDifferent() {
        XCTAssertEqual(extract([0xFF], [0xFE]), "\u{FFFD},\u{FFFD}")
    }
}
