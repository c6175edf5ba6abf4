import Kafka
import XCTest

final class HeaderTests: XCTestCase {
    private let everyKind = [
        KafkaHeader(key: "traceparent", value: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        KafkaHeader(key: "Traceparent", value: "another case is another key"),
        KafkaHeader(key: "null"),
        KafkaHeader(key: "empty", value: []),
        KafkaHeader(key: "twice", value: "1"),
        KafkaHeader(key: "binary", value: [0x00, 0xff, 0xfe, 0x80, 0xc3, 0x28, 0x0a]),
        KafkaHeader(key: "twice", value: "2"),
        KafkaHeader(key: "", value: "no name"),
        KafkaHeader(key: "имя", value: "значение"),
        KafkaHeader(key: "every byte", value: Array(0...255)),
        KafkaHeader(key: "twice", value: "1"),
    ]

    func testHeadersOfEveryKindReachTheConsumerAsTheyWereSent() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        try await producer.sendAndAwait(KafkaProducerMessage(topic: "orders", headers: everyKind, value: nil))
        try broker.append(KafkaProducerMessage(topic: "orders", headers: everyKind, value: nil))

        let received = try await broker.consumer().poll(maxMessages: 10, timeout: .zero)
        XCTAssertEqual(received.map(\.headers), [everyKind, everyKind])
        XCTAssertEqual(broker.records(in: "orders").map(\.headers), [everyKind, everyKind])
    }

    func testNoHeadersStayNone() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("1"))
        let received = try await broker.consumer().next()
        XCTAssertEqual(received?.headers, [])
    }

    func testNullAndEmptyKeysAndValuesStayApart() async throws {
        let broker = InMemoryBroker()
        try broker.append(KafkaProducerMessage(topic: "orders", key: nil, value: nil))
        try broker.append(KafkaProducerMessage(topic: "orders", key: [], value: []))
        let received = try await broker.consumer().poll(maxMessages: 10, timeout: .zero)
        XCTAssertEqual(received.map(\.key), [nil, []])
        XCTAssertEqual(received.map(\.value), [nil, []])
    }
}
