internal import Crdkafka
import Dispatch
import Kafka
import Synchronization

/// The librdkafka side of a producer: queues messages, serves their delivery reports, closes.
///
/// librdkafka's queue is bounded. A message that finds it full waits in a line, and goes in when reports have made room;
/// its sender is suspended until then. Reports are served on a queue of the loop's own, and only while messages are under
/// way.
final class ProducerLoop: Sendable {
    private struct State {
        /// Nil once the client was freed.
        var client: Client?
        /// Nothing new is taken any more.
        var isClosing = false
        var isServing = false
        var taken = 0
        var knownTopics: Set<String> = []
        /// Messages for which librdkafka's queue had no room.
        var line = WaitingLine<Delivery>()
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "kafka-producer")
    private let metadataQueue = DispatchQueue(label: "kafka-producer-metadata")
    private let clientID: String
    private let deliveryTimeout: Duration
    private let undelivered = UndeliveredMessages()
    private let report: @Sendable (String) -> Void

    /// - Parameter report: takes the line about what a shutdown could not deliver.
    init(
        _ settings: ClientSettings,
        clientID: String,
        deliveryTimeout: Duration,
        report: @escaping @Sendable (String) -> Void
    ) throws(KafkaError) {
        let client = try Client(RD_KAFKA_PRODUCER, settings) { configuration in
            rd_kafka_conf_set_dr_msg_cb(configuration, takeDeliveryReport)
        }
        self.state = Mutex(State(client: client))
        self.clientID = clientID
        self.deliveryTimeout = deliveryTimeout
        self.report = report
    }

    /// How many messages were taken so far, and how many of them wait for room.
    var load: (taken: Int, waiting: Int) {
        state.withLock { ($0.taken, $0.line.count) }
    }

    /// Asks for the topic's metadata before the first message to it. Without that, librdkafka would hold the message back
    /// until it next looks after its topics, which it does once a second.
    ///
    /// - Throws: `KafkaError` when the brokers refuse the topic for good.
    func prepare(topic: String) async throws {
        guard state.withLock({ !$0.knownTopics.contains(topic) }) else { return }
        try await metadataQueue.run {
            let client = self.state.withLock { $0.isClosing || $0.knownTopics.contains(topic) ? nil : $0.client }
            try client?.requestMetadata(of: topic)
            self.state.withLock { _ = $0.knownTopics.insert(topic) }
        }
    }

    /// Sends a message and waits for its delivery report. While librdkafka's queue is full, messages wait in the order of
    /// these calls; one that is cancelled meanwhile is never sent.
    func send(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        let delivery = Delivery(of: message, undelivered: undelivered)
        let place = try take(delivery)
        return try await delivery.report.value {
            if let place { self.state.withLock { $0.line.leave(place) } }
        }
    }

    /// - Returns: the message's place in the line, or nil when librdkafka has it.
    private func take(_ delivery: Delivery) throws(KafkaError) -> WaitingLine<Delivery>.Place? {
        // The lock is held while the message is queued, so that the client cannot be destroyed meanwhile. Queueing
        // copies the message and does not wait.
        try state.withLock { state throws(KafkaError) -> WaitingLine<Delivery>.Place? in
            guard let client = state.client, !state.isClosing else { throw KafkaError.closed("producer") }
            if state.line.isEmpty, try client.offer(delivery) == .accepted {
                startServing(client, &state)
                state.taken += 1
                return nil
            }
            startServing(client, &state)
            state.taken += 1
            return state.line.append(delivery)
        }
    }

    private func startServing(_ client: Client, _ state: inout State) {
        guard !state.isServing else { return }
        state.isServing = true
        queue.async { self.serveReports(of: client) }
    }

    /// Serves delivery reports until no message is under way, or until the producer is to be closed. On `queue`.
    private func serveReports(of client: Client) {
        while true {
            let isDone = state.withLock { state in
                client.admit(from: &state.line)
                let isIdle = state.line.isEmpty && rd_kafka_outq_len(client.raw) == 0
                if isIdle || state.isClosing { state.isServing = false }
                return !state.isServing
            }
            if isDone { return }
            rd_kafka_poll(client.raw, 50)
        }
    }

    /// Stops taking messages, waits for those under way, at most as long as a delivery may take, and frees the client.
    /// Calls `completion` when all this is done, by this call or an earlier one.
    func close(completion: @escaping @Sendable () -> Void) {
        undelivered.startCounting()
        state.withLock { $0.isClosing = true }
        queue.async { [self] in
            // A request that began earlier still uses the client. It takes a bounded time.
            metadataQueue.sync {}
            if let client = state.withLock({ $0.client }) {
                // Time-outs are looked after once a second.
                flush(client, until: .now + deliveryTimeout + .seconds(1))
                state.withLock { $0.client = nil }
                client.destroy()
                if let line = undelivered.report(clientID: clientID) { report(line) }
            }
            completion()
        }
    }

    /// Waits until every message has its report. What has none at `deadline` is given up, so that none leaks.
    private func flush(_ client: Client, until deadline: ContinuousClock.Instant) {
        func isIdle() -> Bool {
            state.withLock { state in
                client.admit(from: &state.line)
                return state.line.isEmpty && rd_kafka_outq_len(client.raw) == 0
            }
        }
        while !isIdle(), ContinuousClock.now < deadline {
            rd_kafka_flush(client.raw, 50)
        }
        while let waiting = state.withLock({ $0.line.removeFirst() }) {
            waiting.fail(waiting.failure(RD_KAFKA_RESP_ERR__PURGE_QUEUE))
        }
        rd_kafka_purge(client.raw, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
        while rd_kafka_outq_len(client.raw) > 0 { rd_kafka_poll(client.raw, 10) }
    }
}
