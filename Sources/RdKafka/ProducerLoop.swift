import Crdkafka
import Dispatch
import Kafka
import Synchronization

/// The librdkafka side of a producer: queues messages, serves their delivery reports, closes.
///
/// Reports are served on a queue of its own, and only while messages are under way.
final class ProducerLoop: Sendable {
    private struct State {
        /// Nil once the producer was shut down: nothing can be queued any more.
        var client: Client?
        var isServing = false
        var knownTopics: Set<String> = []
    }

    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "kafka-producer")
    private let metadataQueue = DispatchQueue(label: "kafka-producer-metadata")
    private let deliveryTimeout: Duration

    init(_ settings: ClientSettings, deliveryTimeout: Duration) throws(KafkaError) {
        let client = try Client(RD_KAFKA_PRODUCER, settings) { configuration in
            rd_kafka_conf_set_dr_msg_cb(configuration, takeDeliveryReport)
        }
        self.state = Mutex(State(client: client))
        self.deliveryTimeout = deliveryTimeout
    }

    /// Asks for the topic's metadata before the first message to it. Without that, librdkafka would hold the message back
    /// until it next looks after its topics, which it does once a second.
    func prepare(topic: String) async throws {
        guard state.withLock({ !$0.knownTopics.contains(topic) }) else { return }
        try await metadataQueue.run {
            let client = self.state.withLock { $0.knownTopics.contains(topic) ? nil : $0.client }
            client?.requestMetadata(of: topic)
            self.state.withLock { _ = $0.knownTopics.insert(topic) }
        }
    }

    /// Queues a message.
    ///
    /// - Returns: false when the local queue has no room.
    /// - Throws: ``KafkaError`` when the message is refused, or the producer is closed.
    func enqueue(_ delivery: Delivery) throws -> Bool {
        let headers = try RecordHeaders.makeList(delivery.message.headers)
        // The lock is held while the message is queued, so that the client cannot be destroyed meanwhile. Queueing
        // copies the message and does not wait.
        let error = state.withLock { state -> rd_kafka_resp_err_t in
            guard let client = state.client else { return RD_KAFKA_RESP_ERR__DESTROY }
            let error = client.produce(delivery, headers: headers)
            if error == RD_KAFKA_RESP_ERR_NO_ERROR, !state.isServing {
                state.isServing = true
                queue.async { self.serveReports(of: client) }
            }
            return error
        }
        guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { return true }

        rd_kafka_headers_destroy(headers)
        switch error {
        case RD_KAFKA_RESP_ERR__QUEUE_FULL: return false
        case RD_KAFKA_RESP_ERR__DESTROY: throw KafkaError.closed("producer")
        default: throw delivery.failure(error)
        }
    }

    /// Serves delivery reports until no message is under way, or until the producer is to be closed. On `queue`.
    private func serveReports(of client: Client) {
        while true {
            let isDone = state.withLock { state in
                guard state.client != nil, rd_kafka_outq_len(client.raw) > 0 else {
                    state.isServing = false
                    return true
                }
                return false
            }
            if isDone { return }
            rd_kafka_poll(client.raw, 50)
        }
    }

    /// Stops taking messages, waits for those under way, at most as long as a delivery may take, and frees the client.
    /// Calls `completion` when all this is done, by this call or an earlier one.
    func close(completion: @escaping @Sendable () -> Void) {
        let client = state.withLock { state in
            defer { state.client = nil }
            return state.client
        }
        queue.async { [deliveryTimeout, metadataQueue] in
            // A request that began earlier still uses the client. It takes a bounded time.
            metadataQueue.sync {}
            if let client {
                rd_kafka_flush(client.raw, (deliveryTimeout + .seconds(1)).milliseconds)
                // What has no answer by now is given up, so that every message has its report and none leaks.
                rd_kafka_purge(client.raw, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
                while rd_kafka_outq_len(client.raw) > 0 { rd_kafka_poll(client.raw, 10) }
                client.destroy()
            }
            completion()
        }
    }
}
