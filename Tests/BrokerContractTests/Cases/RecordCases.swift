import Foundation
import Kafka

extension Contract {
    func nullAndEmptyKeysStayApart() async throws {
        try await expectToArrive(
            [nil, [], Array("k".utf8), Array("ключ".utf8), [0x00, 0xFF, 0xC3, 0x28]].map { ($0, [1]) }
        )
    }

    func tombstonesKeepTheirNullValue() async throws {
        let key = Array("k".utf8)
        try await expectToArrive([
            (key, nil), (key, []), (key, [0x00]), (nil, nil), ([], []), (key, [0xFF, 0x00, 0xC3]),
        ])
    }

    func aLargeValueArrives() async throws {
        let value = (0..<900_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        try await expectToArrive([([1], value), ([2], [2])])
    }

    /// The limit is the client's: librdkafka's `message.max.bytes`, one million bytes of key, value and headers. librdkafka
    /// adds 36 bytes for a record's framing, and two or more for each header's, which the in-memory broker does not. The
    /// embedded cluster has no limit of its own, and Apache Kafka's is larger (`max.message.bytes`, 1,048,588).
    func aMessageOverTheSizeLimitIsRefused() async throws {
        let topic = try await makeTopic()
        try await withProducer { producer in
            let large = KafkaProducerMessage(topic: topic, key: [1], value: Array(repeating: 7, count: 999_963))
            let first = try await producer.sendAndAwait(large)
            expectEqual(first.acknowledged?.offset.rawValue, 0, "a million bytes, framing included:")

            let tooLarge: [(what: String, message: KafkaProducerMessage)] = [
                ("value", .init(topic: topic, key: [1], value: Array(repeating: 7, count: 1_000_000))),
                ("key", .init(topic: topic, key: Array(repeating: 7, count: 1_000_001), value: nil)),
                (
                    "header",
                    .init(
                        topic: topic,
                        headers: [KafkaHeader(key: "h", value: Array(repeating: 7, count: 1_000_000))],
                        value: nil
                    )
                ),
            ]
            for (what, message) in tooLarge {
                await expectError(.messageTooLarge, naming: [topic], "\(what):") {
                    try await producer.sendAndAwait(message)
                }
            }
            let next = try await producer.sendAndAwait(.text("1", to: topic))
            expectEqual(next.acknowledged?.offset.rawValue, 1, "nothing that was refused is on the log:")
        }
    }

    func theTimestampIsWhenTheMessageWasSent() async throws {
        let topic = try await makeTopic()
        let before = Self.now
        try await send(["1", "2", "3"], to: topic)
        let after = Self.now
        async let once = readToEnd(reading(topic))
        async let again = readToEnd(reading(topic))
        let (timestamps, kept) = (try await once.map(\.timestamp), try await again.map(\.timestamp))
        expectEqual(timestamps.count, 3)
        expectEqual(timestamps, kept, "a second reading:")
        var earliest = before
        for timestamp in timestamps {
            guard case .createTime(let milliseconds) = timestamp else {
                fail("\(timestamp) is not the time of creation")
                continue
            }
            expect(
                earliest <= milliseconds && milliseconds <= after,
                "\(milliseconds) is not between \(earliest) and \(after)"
            )
            earliest = milliseconds
        }
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Sends records with these keys and values to one partition, and expects to read the same.
    private func expectToArrive(
        _ records: [(key: [UInt8]?, value: [UInt8]?)],
        file: StaticString = #filePath,
        line: UInt = #line
    ) async throws {
        let topic = try await makeTopic()
        let written = try await send(records.map { KafkaProducerMessage(topic: topic, key: $0.key, value: $0.value) })
        let received = try await readToEnd(reading(topic))
        expectEqual(written.map(\.key), records.map(\.key), "keys of the reports:", file: file, line: line)
        expectEqual(written.map(\.value), records.map(\.value), "values of the reports:", file: file, line: line)
        expectEqual(received.map(\.key), records.map(\.key), "keys:", file: file, line: line)
        expectEqual(received.map(\.value), records.map(\.value), "values:", file: file, line: line)
        expectEqual(received.map(\.headers), records.map { _ in [] }, "headers:", file: file, line: line)
    }
}
