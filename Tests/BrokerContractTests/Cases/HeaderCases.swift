import Kafka

extension Contract {
    func headersKeepTheirOrderAndDuplicates() async throws {
        try await expectToArrive([
            [KafkaHeader(key: "b", value: "1"), KafkaHeader(key: "a", value: "2"), KafkaHeader(key: "b", value: "3")],
            [KafkaHeader(key: "a", value: "1"), KafkaHeader(key: "a", value: "1"), KafkaHeader(key: "a", value: "1")],
            [KafkaHeader(key: "traceparent", value: "1"), KafkaHeader(key: "Traceparent", value: "2")],
            [KafkaHeader(key: "a"), KafkaHeader(key: "a", value: []), KafkaHeader(key: "a", value: "1")],
        ])
    }

    func nullEmptyAndBinaryHeaderValuesStayAsTheyAre() async throws {
        try await expectToArrive([
            [KafkaHeader(key: "null")],
            [KafkaHeader(key: "empty", value: [])],
            [KafkaHeader(key: "null"), KafkaHeader(key: "empty", value: []), KafkaHeader(key: "zero", value: [0])],
            [KafkaHeader(key: "schema-id", value: [0x00, 0xFE, 0xC3, 0x28, 0x00])],
            [KafkaHeader(key: "all", value: Array(0...255))],
            [KafkaHeader(key: "large", value: Array(repeating: 7, count: 100_000))],
        ])
    }

    func headerNamesMayBeEmptyOrUnicode() async throws {
        try await expectToArrive([
            [KafkaHeader(key: "", value: "v")],
            [KafkaHeader(key: "ключ", value: "значение"), KafkaHeader(key: "🧾", value: "注文")],
            [KafkaHeader(key: "e\u{301}", value: "decomposed"), KafkaHeader(key: "\u{E9}", value: "composed")],
            [KafkaHeader(key: "with space, comma=and\ttab\n", value: "v")],
        ])
    }

    func aThousandHeadersArriveInOrder() async throws {
        try await expectToArrive([(0..<1000).map { KafkaHeader(key: "h\($0 % 7)", value: "\($0)") }])
    }

    func aMessageWithoutHeadersArrivesWithout() async throws {
        try await expectToArrive([[], [KafkaHeader(key: "a", value: "1")], []])
    }

    /// librdkafka gives a header's name as a C string, so that a zero byte ends it on the way back. The bytes on the wire
    /// are right: other clients read the whole name.
    func aHeaderNameWithAZeroByteIsCutOnlyByLibrdkafka() async throws {
        let topic = try await makeTopic()
        try await send([
            KafkaProducerMessage(topic: topic, headers: [KafkaHeader(key: "a\0b", value: "1")], value: nil)
        ])
        let names = try await readToEnd(reading(topic)).map { $0.headers.map(\.key) }
        expectEqual(names, [[kind == .inMemory ? "a\0b" : "a"]])
    }

    /// Sends a message with each of these lists, and expects to read the same.
    private func expectToArrive(
        _ lists: [[KafkaHeader]],
        file: StaticString = #filePath,
        line: UInt = #line
    ) async throws {
        let topic = try await makeTopic()
        try await send(lists.map { KafkaProducerMessage(topic: topic, headers: $0, key: [1], value: [2]) })
        let received = try await readToEnd(reading(topic))
        expectEqual(received.count, lists.count, "messages:", file: file, line: line)
        for (message, sent) in zip(received, lists) {
            expectEqual(message.headers.map(Self.spelled), sent.map(Self.spelled), file: file, line: line)
        }
    }

    /// A header with every scalar and byte spelled out: Swift takes different spellings of a letter for equal.
    private static func spelled(_ header: KafkaHeader) -> String {
        let key = header.key.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
        return "\(key)=\(header.value.map { "\($0)" } ?? "null")"
    }
}
