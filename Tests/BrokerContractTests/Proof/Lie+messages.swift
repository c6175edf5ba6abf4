import Kafka
import Synchronization

extension Lie {
    static let messages: [Lie] = [
        Lie("keeps one header of a name", isNoticedBy: "testHeadersKeepTheirOrderAndDuplicates") {
            $0.receive = { message in
                var seen: Set<String> = []
                return message.with { $0.headers = message.headers.filter { seen.insert($0.key).inserted } }
            }
        },
        Lie("sorts headers", isNoticedBy: "testHeadersKeepTheirOrderAndDuplicates") {
            $0.receive = { message in message.with { $0.headers = message.headers.sorted { $0.key < $1.key } } }
        },
        Lie("reads null headers as empty", isNoticedBy: "testNullEmptyAndBinaryHeaderValuesStayAsTheyAre") {
            $0.receive = { message in
                message.with { $0.headers = message.headers.map { KafkaHeader(key: $0.key, value: $0.value ?? []) } }
            }
        },
        Lie("reads headers as text", isNoticedBy: "testNullEmptyAndBinaryHeaderValuesStayAsTheyAre") {
            $0.receive = { message in
                message.with {
                    $0.headers = message.headers.map { header in
                        KafkaHeader(
                            key: header.key,
                            value: header.value.map { Array(String(decoding: $0, as: UTF8.self).utf8) }
                        )
                    }
                }
            }
        },
        Lie("keeps a hundred headers", isNoticedBy: "testAThousandHeadersArriveInOrder") {
            $0.receive = { message in message.with { $0.headers = Array(message.headers.prefix(100)) } }
        },
        Lie("reads a tombstone as empty", isNoticedBy: "testTombstonesKeepTheirNullValue") {
            $0.receive = { message in message.with { $0.value = message.value ?? [] } }
        },
        Lie("writes an empty key as null", isNoticedBy: "testNullAndEmptyKeysStayApart") {
            $0.send = { message in
                var message = message
                message.key = message.key?.isEmpty == true ? nil : message.key
                return message
            }
        },
        Lie("stamps messages when they are read", isNoticedBy: "testTheTimestampIsWhenTheMessageWasSent") {
            let clock = Mutex<Int64>(0)
            let tick = { @Sendable in
                clock.withLock { time in
                    time += 1; return InMemoryBroker.systemTime() + time
                }
            }
            $0.receive = { $0.with { $0.timestamp = .createTime(millisecondsSinceEpoch: tick()) } }
        },
        Lie("cuts long values", isNoticedBy: "testALargeValueArrives") {
            $0.receive = { message in message.with { $0.value = message.value.map { Array($0.prefix(1 << 19)) } } }
        },
        Lie("acknowledges what it does not write", isNoticedBy: "testManyTasksSendAtOnceThroughOneProducer") {
            $0.send = { $0.value == Array("7".utf8) ? nil : $0 }
        },
        Lie(
            "chooses a partition by the length of the key",
            isNoticedBy: "testAKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt"
        ) {
            $0.send = { message in
                var message = message
                if let key = message.key { message.partition = KafkaPartition(rawValue: key.count % 50) }
                return message
            }
        },
        Lie(
            "puts a message without a key on partition 0",
            isNoticedBy: "testMessagesWithoutAKeyAreSpreadOverThePartitions"
        ) {
            $0.send = { message in
                var message = message
                if message.key == nil { message.partition = KafkaPartition(rawValue: 0) }
                return message
            }
        },
    ]
}
