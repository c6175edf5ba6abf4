import Kafka

extension Contract {
    func pollReturnsWhatIsThereAndNoMoreThanAskedFor() async throws {
        let topic = try await makeTopic()
        try await send((0..<5).map(String.init), to: topic)
        try await withConsumer(reading(topic)) { consumer in
            var texts: [String] = []
            while texts.count < 5 {
                let batch = try await consumer.poll(maxMessages: 3, timeout: .seconds(60))
                expect((1...3).contains(batch.count), "\(batch.count) messages, expected 1 to 3")
                if batch.isEmpty { break }
                texts += batch.map(\.text)
            }
            expectEqual(texts, ["0", "1", "2", "3", "4"])
        }
    }

    /// Records that lie on the broker when the first of them comes are one batch.
    func pollGathersABatch() async throws {
        let topic = try await makeTopic()
        try await send((0..<20).map(String.init), to: topic)
        try await withConsumer(reading(topic)) { consumer in
            let batch = try await consumer.poll(maxMessages: 100, timeout: .seconds(60))
            expectEqual(batch.map(\.text), (0..<20).map(String.init))
        }
    }

    func pollReturnsNothingWhenItsTimeIsOver() async throws {
        let topic = try await makeTopic()
        try await withConsumer(reading(topic)) { consumer in
            for timeout in [Duration.milliseconds(20), .zero, .seconds(-1)] {
                let nothing = try await consumer.poll(maxMessages: 10, timeout: timeout)
                expectEqual(nothing, [], "\(timeout):")
            }
            try await send(["1"], to: topic)
            let next = try await consumer.next()
            expectEqual(next?.text, "1", "what came after the polls:")
        }
    }

    /// A client fetches in the background, so a poll that does not wait may have to be repeated.
    func pollWithoutWaitingReadsEverythingInTheEnd() async throws {
        let topic = try await makeTopic()
        try await send(["0"], to: topic)
        try await withConsumer(reading(topic)) { consumer in
            var texts = [try required(try await consumer.next()).text]
            try await send(["1", "2", "3"], to: topic)
            while texts.count < 4 {
                try Task.checkCancellation()
                texts += try await consumer.poll(maxMessages: 2, timeout: .zero).map(\.text)
            }
            expectEqual(texts, ["0", "1", "2", "3"])
        }
    }

    func pollForLessThanOneMessageIsRefused() async throws {
        let topic = try await makeTopic()
        try await withConsumer(reading(topic)) { consumer in
            for count in [0, -1, Int.min] {
                await expectError(.invalidConfiguration, naming: ["\(count)"], "\(count) messages:") {
                    _ = try await consumer.poll(maxMessages: count, timeout: .zero)
                }
            }
        }
    }

    func aWaitingPollReturnsWhenAMessageComes() async throws {
        let topic = try await makeTopic()
        try await withConsumer(reading(topic)) { consumer in
            for timeout in [Duration.seconds(3600), .seconds(Int64.max)] {
                async let waiting = consumer.poll(maxMessages: 10, timeout: timeout)
                try await send(["\(timeout)"], to: topic)
                let messages = try await waiting
                expectEqual(messages.map(\.text), ["\(timeout)"])
            }
        }
    }

    func aConsumerReadsItsTopicsAndNoOthers() async throws {
        let topics = [try await makeTopic(), try await makeTopic(), try await makeTopic()]
        for topic in topics { try await send([topic], to: topic) }
        let received = try await readToEnd(reading(topics[0], topics[2]))
        expectEqual(received.map(\.text).sorted(), [topics[0], topics[2]].sorted())
        expect(received.allSatisfy { $0.topic == $0.text }, "a message does not name its topic: \(received)")
    }

    func aTopicNamedTwiceIsReadOnce() async throws {
        let topic = try await makeTopic()
        try await send(["1", "2"], to: topic)
        let texts = try await readToEnd(reading(topic, topic)).map(\.text)
        expectEqual(texts, ["1", "2"])
    }

    func aConsumerThatStopsAtEndReadsEveryPartitionFirst() async throws {
        let topic = try await makeTopic(partitions: 4)
        // Nothing goes to partition 3, which ends at once.
        try await send((0..<12).map { .text("\($0)", to: topic, partition: $0 % 3) })
        try await withConsumer(reading(topic, stopsAtEnd: true)) { consumer in
            var texts: [String] = []
            for try await message in consumer.messages { texts.append(message.text) }
            expectEqual(texts.sorted(), (0..<12).map(String.init).sorted())

            try await send(["late"], to: topic)
            let later = try await consumer.next()
            expectEqual(later, nil, "the end is final:")
            let batch = try await consumer.poll(maxMessages: 10, timeout: .seconds(60))
            expectEqual(batch, [], "the end is final:")
        }
    }

    func aConsumerThatStopsAtEndStopsInAnEmptyTopic() async throws {
        let topic = try await makeTopic(partitions: 2)
        async let one = readToEnd(reading(topic))
        async let batch = withConsumer(reading(topic, stopsAtEnd: true)) {
            try await $0.poll(maxMessages: 10, timeout: .seconds(3600))
        }
        let received = [try await one, try await batch]
        expectEqual(received, [[], []])
    }
}
