import Foundation
import Kafka
import XCTest

final class RoundTripTests: XCTestCase {
    /// What must arrive byte for byte as it was sent.
    private static let cases: [(name: String, key: [UInt8]?, value: [UInt8]?, headers: [KafkaHeader])] = [
        ("text", Array("k".utf8), Array("v".utf8), [KafkaHeader(key: "a", value: "1")]),
        ("no headers", Array("k".utf8), Array("v".utf8), []),
        ("null key", nil, Array("v".utf8), []),
        ("empty key", [], Array("v".utf8), []),
        ("tombstone", Array("k".utf8), nil, []),
        ("empty value", Array("k".utf8), [], []),
        ("null key and value", nil, nil, [KafkaHeader(key: "a", value: "1")]),
        ("binary", [0x00, 0xFF], [0xC3, 0x28, 0x00], []),
        ("null header", [1], [2], [KafkaHeader(key: "traceparent")]),
        ("empty header", [1], [2], [KafkaHeader(key: "traceparent", value: [])]),
        ("header that is not UTF-8", [1], [2], [KafkaHeader(key: "schema-id", value: [0x00, 0xFE, 0xC3, 0x28])]),
        ("header without a name", [1], [2], [KafkaHeader(key: "", value: "v")]),
        ("header with a name that is not ASCII", [1], [2], [KafkaHeader(key: "ключ", value: "значение")]),
        (
            "order and duplicates", [1], [2],
            [
                KafkaHeader(key: "b", value: "1"), KafkaHeader(key: "a", value: "2"), KafkaHeader(key: "b"),
                KafkaHeader(key: "B", value: "3"), KafkaHeader(key: "b", value: "1"), KafkaHeader(key: "a", value: []),
            ]
        ),
        ("many headers", [1], [2], (0..<200).map { KafkaHeader(key: "h\($0 % 7)", value: "\($0)") }),
        ("large value", [1], [UInt8](repeating: 7, count: 500_000), []),
    ]

    func testEveryKeyValueAndHeaderListArrivesAsItWasSent() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let group = SharedCluster.uniqueName("group")
        let before = Self.now
        try await cluster.withProducer { producer in
            for sent in Self.cases {
                try await producer.sendAndAwait(
                    KafkaProducerMessage(topic: topic, headers: sent.headers, key: sent.key, value: sent.value)
                )
            }
        }
        let after = Self.now

        try await cluster.withConsumer(.init(groupID: group, topics: [topic], stopsAtEnd: true)) { consumer in
            for (index, sent) in Self.cases.enumerated() {
                let next = try await consumer.next()
                let message = try XCTUnwrap(next, sent.name)
                XCTAssertEqual(message.topic, topic, sent.name)
                XCTAssertEqual(message.partition, KafkaPartition(rawValue: 0), sent.name)
                XCTAssertEqual(message.offset, KafkaOffset(rawValue: index), sent.name)
                XCTAssertEqual(message.key, sent.key, sent.name)
                XCTAssertEqual(message.value, sent.value, sent.name)
                XCTAssertEqual(message.headers, sent.headers, sent.name)
                guard case .createTime(let milliseconds) = message.timestamp else {
                    XCTFail("\(sent.name): \(message.timestamp) is not the time of creation")
                    continue
                }
                XCTAssertTrue((before...after).contains(milliseconds), "\(sent.name): \(milliseconds)")
            }
            let end = try await consumer.next()
            XCTAssertNil(end)
        }
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
