import XCTest

@testable import Kafka

final class PartitionerTests: XCTestCase {
    /// From the tests of Kafka's Java client and of librdkafka; every remainder of the length modulo 4 is there.
    private let hashes: [(key: String, hash: Int32)] = [
        ("21", -973_932_308),
        ("foobar", -790_332_482),
        ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ("abc", 479_470_107),
        ("", 275_646_681),
        ("4", 1_514_888_353),
        ("1234", -1_614_185_708),
        ("kafka", -798_503_068),
    ]

    func testKeysHashAsInKafkasJavaClient() {
        for (key, hash) in hashes {
            XCTAssertEqual(Murmur2.hash(Array(key.utf8)), hash, "key \"\(key)\"")
        }
    }

    /// From the tests of the C original's ports, with the seed that Kafka uses.
    func testBytesAboveAsciiAreHashedAsUnsigned() {
        let hashes: [(key: [UInt8], hash: UInt32)] = [
            ([0xe2, 0x42, 0x1c, 0x2d, 0xc1, 0xe4, 0x3e], 0xaf35_c1e2),
            ([0xeb, 0x25, 0x3f, 0x87], 0x9c48_ee29),
            ([0x37, 0xa0, 0xa9], 0x0b61_5790),
        ]
        for (key, hash) in hashes {
            XCTAssertEqual(Murmur2.hash(key), Int32(bitPattern: hash), "key \(key)")
        }
    }

    func testTheSignBitIsDroppedBeforeTheModulo() {
        for (key, hash) in hashes {
            for count in [1, 3, 50] {
                let expected = Int((Int64(hash) + (hash < 0 ? 1 << 31 : 0)) % Int64(count))
                XCTAssertEqual(
                    DefaultPartitioner.partition(forKey: Array(key.utf8), count: count).rawValue,
                    expected,
                    "key \"\(key)\", \(count) partitions"
                )
            }
        }
        XCTAssertEqual(DefaultPartitioner.partition(forKey: Array("foobar".utf8), count: 50), 16)
    }

    func testAnEmptyKeyIsHashedAndANullKeyIsSpread() throws {
        let broker = InMemoryBroker(partitionsPerTopic: 4)
        let emptyKey = KafkaProducerMessage(topic: "orders", key: [], value: [1])
        let nullKey = KafkaProducerMessage(topic: "orders", key: nil, value: [1])
        let emptyKeyPartitions = try (0..<4).map { _ in try broker.append(emptyKey).partition.rawValue }
        let nullKeyPartitions = try (0..<6).map { _ in try broker.append(nullKey).partition.rawValue }
        XCTAssertEqual(emptyKeyPartitions, [1, 1, 1, 1])
        XCTAssertEqual(nullKeyPartitions, [0, 1, 2, 3, 0, 1])
    }

    func testAnUnknownPartitionIsNamedWithHowManyThereAre() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 3)
        for partition in [KafkaPartition(rawValue: 3), KafkaPartition(rawValue: -2)] {
            await assertThrowsKafkaError(.unknownPartition, naming: ["\"orders\"", "\(partition)", "3"]) {
                try broker.append(.text("1", partition: partition))
            }
        }
        XCTAssertEqual(broker.records(in: "orders"), [])
        XCTAssertEqual(broker.topics, [], "a refused message creates no topic")
    }
}
