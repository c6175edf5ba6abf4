import Kafka
import KafkaTracing
import XCTest

final class KafkaHeadersInjectorTests: XCTestCase {
    private func inject(_ value: String, forKey key: String, into headers: [KafkaHeader]) -> [KafkaHeader] {
        var headers = headers
        KafkaHeadersInjector().inject(value, forKey: key, into: &headers)
        return headers
    }

    func testAValueIsWrittenAsItsUTF8Bytes() {
        XCTAssertEqual(
            inject("naïve", forKey: "key", into: []),
            [KafkaHeader(key: "key", value: [0x6E, 0x61, 0xC3, 0xAF, 0x76, 0x65])]
        )
    }

    func testEveryHeaderOfTheNameIsReplaced() {
        let old = [
            KafkaHeader(key: "key", value: "1"), KafkaHeader(key: "key"), KafkaHeader(key: "key", value: [0xFF]),
        ]
        XCTAssertEqual(inject("new", forKey: "key", into: old), [KafkaHeader(key: "key", value: "new")])
    }

    func testOtherHeadersKeepTheirBytesAndTheirOrder() {
        let headers = inject("new", forKey: "traceparent", into: Fixture.foreign + [.traceparent("old")])
        XCTAssertEqual(headers, Fixture.foreign + [.traceparent("new")])
    }
}
