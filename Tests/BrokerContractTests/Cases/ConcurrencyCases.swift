import Kafka

extension Contract {
    func cancellingAWaitingConsumerLosesNoMessage() async throws {
        let topic = try await makeTopic()
        try await withConsumer(reading(topic)) { consumer in
            try await consumer.waitForAssignment()
            try await withProducer { producer in
                var received: [String] = []
                for number in 0..<100 {
                    let waiting = Task { try await consumer.next().map { [$0] } ?? [] }
                    let sending = Task { try await producer.sendAndAwait(.text("\(number)", to: topic)) }
                    if number.isMultiple(of: 2) { _ = try await sending.value }
                    received += await textsOrCancellation(of: waiting)
                    _ = try await sending.value
                }
                received += try await readToMark(in: topic, from: consumer)
                expectEqual(received, (0..<100).map(String.init))
            }
        }
    }

    /// One that gathers a batch has messages in hand when it is cancelled.
    func cancellingAPollThatGathersLosesNoMessage() async throws {
        let topic = try await makeTopic()
        try await withConsumer(reading(topic)) { consumer in
            try await consumer.waitForAssignment()
            var received: [String] = []
            for batch in 0..<5 {
                let gathering = Task { try await consumer.poll(maxMessages: 1000, timeout: .seconds(60)) }
                try await send((0..<40).map { "\(batch * 40 + $0)" }, to: topic)
                received += await textsOrCancellation(of: gathering)
            }
            received += try await readToMark(in: topic, from: consumer)
            expectEqual(received, (0..<200).map(String.init))
        }
    }

    /// The texts up to a mark that is sent now, so that a message that was lost is not waited for.
    private func readToMark(in topic: String, from consumer: any KafkaConsumer) async throws -> [String] {
        try await send(["mark"], to: topic)
        var texts: [String] = []
        while let message = try await consumer.next(), message.text != "mark" { texts.append(message.text) }
        return texts
    }

    /// Cancels a reading task. It has messages for us or throws `CancellationError`.
    private func textsOrCancellation(
        of task: Task<[KafkaConsumerMessage], any Error>,
        file: StaticString = #filePath,
        line: UInt = #line
    ) async -> [String] {
        task.cancel()
        switch await task.result {
        case .success(let messages): return messages.map(\.text)
        case .failure(let error):
            expect(error is CancellationError, "cancelled, got \(error)", file: file, line: line)
            return []
        }
    }

    func aTaskThatIsCancelledReadsNothing() async throws {
        let topic = try await makeTopic()
        try await send(["0", "1"], to: topic)
        try await withConsumer(reading(topic)) { consumer in
            let first = try await consumer.next()
            expectEqual(first?.text, "0")
            for _ in 0..<50 {
                await expectCancellation {
                    withUnsafeCurrentTask { $0?.cancel() }
                    _ = try await consumer.next()
                }
                await expectCancellation {
                    withUnsafeCurrentTask { $0?.cancel() }
                    _ = try await consumer.poll(maxMessages: 1, timeout: .zero)
                }
            }
            let second = try await consumer.next()
            expectEqual(second?.text, "1")
        }
    }

    func aTaskThatIsCancelledSendsNothing() async throws {
        let topic = try await makeTopic()
        try await withProducer { producer in
            await expectCancellation {
                withUnsafeCurrentTask { $0?.cancel() }
                try await producer.sendAndAwait(.text("cancelled", to: topic))
            }
            try await producer.sendAndAwait(.text("next", to: topic))
        }
        let texts = try await readToEnd(reading(topic)).map(\.text)
        expectEqual(texts, ["next"])
    }

    /// A message whose sender was cancelled while waiting may be on the log or not.
    func aSenderThatIsCancelledGivesUpOnlyItsOwnMessage() async throws {
        let topic = try await makeTopic()
        let acknowledged = try await withProducer { producer in
            let senders = (0..<100).map { number in
                Task {
                    try await producer.sendAndAwait(.text("\(number)", to: topic))
                }
            }
            for (number, sender) in senders.enumerated() where number.isMultiple(of: 3) { sender.cancel() }
            var acknowledged: Set<Int> = []
            for (number, sender) in senders.enumerated() {
                switch await sender.result {
                case .success: acknowledged.insert(number)
                case .failure(let error):
                    expect(error is CancellationError && number.isMultiple(of: 3), "sender \(number) got \(error)")
                }
            }
            return acknowledged
        }
        let written = try await readToEnd(reading(topic)).compactMap { Int($0.text) }
        expect(
            acknowledged.isSuperset(of: (0..<100).filter { !$0.isMultiple(of: 3) }),
            "not all others were acknowledged"
        )
        expect(acknowledged.isSubset(of: written), "acknowledged and lost: \(acknowledged.subtracting(written))")
        expectEqual(Set(written).count, written.count, "messages written twice:")
    }

    func manyTasksSendAtOnceThroughOneProducer() async throws {
        let topic = try await makeTopic(partitions: 3)
        let (senders, each) = (50, 20)
        let places = try await withProducer { producer in
            try await withThrowingTaskGroup(of: [KafkaAcknowledgedMessage].self) { group in
                for sender in 0..<senders {
                    group.addTask {
                        var places: [KafkaAcknowledgedMessage] = []
                        for number in 0..<each {
                            let message = KafkaProducerMessage(topic: topic, key: "\(sender)", value: "\(number)")
                            try await producer.sendAndAwait(message).acknowledged.map { places.append($0) }
                        }
                        return places
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        let received = try await readToEnd(reading(topic))
        guard received.count == senders * each else {
            return fail("\(received.count) messages arrived, expected \(senders * each)")
        }
        expectEqual(
            places.map { "\($0.partition)/\($0.offset) \($0.value ?? [])" }.sorted(),
            received.map { "\($0.partition)/\($0.offset) \($0.value ?? [])" }.sorted(),
            "reports and records:"
        )
        for sender in 0..<senders {
            let texts = received.filter { $0.key == Array("\(sender)".utf8) }.map(\.text)
            expectEqual(texts, (0..<each).map(String.init), "sender \(sender):")
        }
        for partition in 0..<3 {
            let offsets = received.filter { $0.partition.rawValue == partition }.map(\.offset.rawValue)
            expectEqual(offsets, Array(0..<offsets.count), "partition \(partition):")
        }
    }

    func manyReadersOfOneConsumerGetEachMessageOnce() async throws {
        let topic = try await makeTopic(partitions: 3)
        let count = 200
        try await withConsumer(reading(topic)) { consumer in
            let texts = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<count { group.addTask { try await consumer.next()?.text } }
                try await send((0..<count).map { .text("\($0)", to: topic, partition: $0 % 3) })
                return try await group.reduce(into: []) { texts, text in text.map { texts.append($0) } }
            }
            expectEqual(texts.sorted(), (0..<count).map(String.init).sorted())
        }
    }

    private func expectCancellation(
        file: StaticString = #filePath,
        line: UInt = #line,
        _ body: @escaping @Sendable () async throws -> Void
    ) async {
        switch await Task(operation: body).result {
        case .success: fail("nothing was thrown, expected CancellationError", file: file, line: line)
        case .failure(let error): expect(error is CancellationError, "got \(error)", file: file, line: line)
        }
    }
}
