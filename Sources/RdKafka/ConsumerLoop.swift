internal import Crdkafka
import Dispatch
import Kafka
import Synchronization

/// The librdkafka side of a consumer: reads for those who wait, commits, closes.
///
/// Reading and closing take turns on one queue, commits on another, so that a commit need not wait for a message. A message
/// that is there already is read without a turn, by the thread that asks: changing threads twice costs more than the rest.
///
/// librdkafka is only asked for a message while somebody waits for one. It counts the time between two such
/// requests against `max.poll.interval.ms`, and not the time it spends waiting in one.
final class ConsumerLoop: Sendable {
    private struct State {
        /// Nil once the consumer was shut down.
        var client: Client?
        /// librdkafka's queue of what the client received, held in order to wake a reader. Nil with `client`.
        var received: RdKafkaPointer?
        /// Reading has ended: by a graceful shutdown, by a shutdown, or at the end of all partitions.
        var hasEnded = false
        /// How many reads are on the reading queue, or about to be.
        var queuedReads = 0
    }

    /// What only one reader at a time touches.
    private struct Reading {
        /// Messages read for somebody who had stopped waiting when they came.
        var kept: [KafkaConsumerMessage] = []
        var ends = PartitionEnds()
    }

    private let state: Mutex<State>
    private let reading = Mutex(Reading())
    private let readQueue = DispatchQueue(label: "kafka-consumer")
    private let commitQueue = DispatchQueue(label: "kafka-consumer-commit")
    private let stopsAtEnd: Bool

    init(_ settings: ClientSettings, topics: [String], stopsAtEnd: Bool) throws(KafkaError) {
        let client = try Client(RD_KAFKA_CONSUMER, settings)
        let received: RdKafkaPointer
        do throws(KafkaError) {
            received = try client.subscribe(to: topics)
        } catch {
            client.destroy()
            throw error
        }
        self.state = Mutex(State(client: client, received: received))
        self.stopsAtEnd = stopsAtEnd
    }

    /// How many messages and other events were received and not read yet.
    var receivedCount: Int {
        state.withLock { state in state.received.map { rd_kafka_queue_length($0.raw) } ?? 0 }
    }

    /// Returns once the group has given this consumer partitions and each has been fetched from: until then, librdkafka does
    /// not know where "latest" is, and a record sent meanwhile would be missed. librdkafka tells nobody when, so it is
    /// asked again and again; joining takes seconds, and asking microseconds.
    func waitForAssignment() async throws {
        while true {
            let isAssigned = try state.withLock { state in
                guard let client = state.client, !state.hasEnded else { throw KafkaError.closed("consumer") }
                if let error = client.fatalError { throw error }
                return client.hasFetchedFromItsPartitions
            }
            if isAssigned { return }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Reads up to `limit` messages, waiting up to `timeout` for the first, or without end. Empty when none came in time,
    /// or reading has ended.
    func read(limit: Int, timeout: Duration?) async throws -> [KafkaConsumerMessage] {
        try Task.checkCancellation()
        let request = Promise<[KafkaConsumerMessage]>()
        let deadline = timeout.map { ContinuousClock.now + $0 }
        state.withLock { $0.queuedReads += 1 }
        readQueue.async { self.serve(request, limit: limit, deadline: deadline) }
        return try await request.value(onCancel: wakeReader)
    }

    /// The next message, if it is there already and nobody asked before; nil says nothing. It waits for nothing.
    ///
    /// - Throws: `KafkaError`; `CancellationError`.
    func readAtHand() throws -> KafkaConsumerMessage? {
        try Task.checkCancellation()
        // Whether a partition's end is still its end is a question to the broker, which takes its time.
        guard !stopsAtEnd else { return nil }
        let message = try reading.withLockIfAvailable { reading throws(KafkaError) -> KafkaConsumerMessage? in
            guard let client = state.withLock({ $0.hasEnded || $0.queuedReads > 0 ? nil : $0.client }) else {
                return nil
            }
            if !reading.kept.isEmpty { return reading.kept.removeFirst() }
            guard let event = rd_kafka_consumer_poll(client.raw, 0) else { return nil }
            return try self.message(in: event, of: client, &reading)
        }
        return message ?? nil
    }

    /// Ends reading: who waits gets nothing, now and later.
    func end() {
        state.withLock { $0.hasEnded = true }
        wakeReader()
    }

    /// Commits the offset after `message`.
    func commit(_ message: KafkaConsumerMessage) async throws {
        try await commitQueue.run {
            guard let client = self.state.withLock({ $0.client }) else { throw KafkaError.closed("consumer") }
            try client.commit(message)
        }
    }

    /// Leaves the group and frees the client. Calls `completion` when that is done, by this call or an earlier one.
    func close(completion: @escaping @Sendable () -> Void) {
        end()
        let (client, received) = state.withLock { state in
            defer { (state.client, state.received) = (nil, nil) }
            return (state.client, state.received)
        }
        readQueue.async { [self] in
            // A commit that began earlier still uses the client. It takes a bounded time.
            commitQueue.sync {}
            // So may a read that is not on this queue. It does not wait.
            reading.withLock { _ in }
            if let received { rd_kafka_queue_destroy(received.raw) }
            if let client {
                client.leaveGroup()
                client.destroy()
            }
            completion()
        }
    }

    /// Makes a reader look again at whether it is still needed.
    private func wakeReader() {
        state.withLock { state in
            if let received = state.received { rd_kafka_queue_yield(received.raw) }
        }
    }
}

// MARK: - Reading, on the reading queue

extension ConsumerLoop {
    private func serve(
        _ request: Promise<[KafkaConsumerMessage]>,
        limit: Int,
        deadline: ContinuousClock.Instant?
    ) {
        reading.withLock { reading in
            // Before the request is settled, so that whoever made it reads on at once.
            state.withLock { $0.queuedReads -= 1 }
            do {
                var messages: [KafkaConsumerMessage] = []
                // Whatever happens, a message that was read reaches somebody.
                defer { reading.kept.insert(contentsOf: messages, at: 0) }
                try read(&messages, &reading, limit: limit, deadline: deadline) { request.isSettled }
                if request.settle(.success(messages)) { messages = [] }
            } catch {
                request.settle(.failure(error))
            }
        }
    }

    private func read(
        _ messages: inout [KafkaConsumerMessage],
        _ reading: inout Reading,
        limit: Int,
        deadline: ContinuousClock.Instant?,
        isCancelled: () -> Bool
    ) throws(KafkaError) {
        var batchEnd = ContinuousClock.now
        while messages.count < limit, !isCancelled() {
            guard let client = state.withLock({ $0.hasEnded ? nil : $0.client }) else { break }
            if !reading.kept.isEmpty {
                messages.append(reading.kept.removeFirst())
                batchEnd = .now + Self.gatherTime
                continue
            }
            let wait = Self.wait(until: messages.isEmpty ? deadline : min(batchEnd, deadline ?? batchEnd))
            guard let event = rd_kafka_consumer_poll(client.raw, wait == .zero ? 0 : wait.milliseconds) else {
                if let error = client.fatalError { throw error }
                if wait == .zero { break }
                continue
            }
            guard let message = try self.message(in: event, of: client, &reading) else { continue }
            messages.append(message)
            batchEnd = .now + Self.gatherTime
        }
    }

    /// Takes over what librdkafka gave to a reader.
    ///
    /// - Returns: the message, or nil for other news.
    private func message(
        in event: UnsafeMutablePointer<rd_kafka_message_t>,
        of client: Client,
        _ reading: inout Reading
    ) throws(KafkaError) -> KafkaConsumerMessage? {
        // It is ours, and what it points to is copied before it goes.
        defer { rd_kafka_message_destroy(event) }
        switch event.pointee.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR:
            if stopsAtEnd { reading.ends.received(event) }
            return KafkaConsumerMessage(copying: event)
        case RD_KAFKA_RESP_ERR__PARTITION_EOF:
            // The news may be old: it waits in the queue since the last fetch, and records may have come since.
            guard client.isStillAtEnd(event) else { return nil }
            reading.ends.reached(in: event)
            if stopsAtEnd, reading.ends.coverAssignment(of: client) { state.withLock { $0.hasEnded = true } }
            return nil
        case let error:
            if let error = Self.lasting(error, of: client) { throw error }
            return nil
        }
    }

    /// How long to wait in one go. A reader is woken when it need not wait any more, so the longest time is only the rhythm
    /// in which it looks for a fatal error.
    private static func wait(until end: ContinuousClock.Instant?) -> Duration {
        let longest = Duration.seconds(1)
        guard let end else { return longest }
        return max(.zero, min(longest, end - .now))
    }

    /// How long to wait for one more message of a batch. Records that were produced one by one may need a fetch each, so
    /// those that are at the broker come a moment after the first.
    private static let gatherTime = Duration.milliseconds(50)

    /// The error to throw for one that librdkafka reports while reading, or nil for one that it goes on to overcome by
    /// itself: brokers that are down, a group that is rebalancing, a topic that is not there yet.
    private static func lasting(_ error: rd_kafka_resp_err_t, of client: Client) -> KafkaError? {
        switch error {
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR__AUTHENTICATION:
            KafkaError(error)
        default: client.fatalError
        }
    }
}
