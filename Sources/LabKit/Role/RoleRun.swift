import Foundation
import Kafka
import OTel
import Synchronization

/// What a role works with: a cluster, and the wish to stop.
public final class RoleRun: Sendable {
    /// The cluster.
    public let broker: any KafkaBroker

    /// The process's environment.
    public let environment: [String: String]

    private let stop = StopSignal()
    private let closing = Mutex<[@Sendable () async -> Void]>([])

    init(broker: any KafkaBroker, environment: [String: String]) {
        self.broker = broker
        self.environment = environment
    }

    /// Whether the process was told to stop.
    public var isStopping: Bool { stop.isSet }

    /// Opens a producer. It is shut down when the role ends.
    ///
    /// - Throws: as `KafkaBroker.makeProducer(_:)`.
    public func producer(clientID: String) throws -> any KafkaProducer {
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: clientID))
        closing.withLock { $0.append(producer.shutdown) }
        return producer
    }

    /// Opens a consumer of `topics`, creates those that are missing, and waits until its group has formed. It ends when
    /// the process is told to stop, and is shut down when the role ends.
    ///
    /// - Throws: `KafkaError` when a topic cannot be created or the consumer not be opened; `CancellationError`.
    public func consumer(groupID: String, topics: [String], clientID: String) async throws -> any KafkaConsumer {
        for topic in topics {
            do {
                try await broker.createTopic(topic, partitions: 3)
            } catch let error as KafkaError where error.code == .invalidConfiguration {
                // It is there, with partitions of its own number.
            }
        }
        let consumer = try broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: groupID, topics: topics, clientID: clientID)
        )
        closing.withLock { $0.append(consumer.shutdown) }
        stop.onSet(consumer.triggerGracefulShutdown)
        do {
            try await consumer.waitForAssignment()
        } catch let error as KafkaError where isStopping && error.code == .closed {
            // It was told to stop before its group had formed: the consumer has ended, and the service finds that out.
        }
        return consumer
    }

    /// Creates the file that `READY_FILE` names, if it names one: a probe can look for it.
    public func ready() {
        guard let path = environment["READY_FILE"], !path.isEmpty else { return }
        if !FileManager.default.createFile(atPath: path, contents: nil) {
            StandardError.warn("READY_FILE names \(path), which cannot be written: a probe will not find it")
        }
    }

    /// Returns after `duration`, or at once when the process is told to stop.
    public func pause(for duration: Duration) async {
        await stop.wait(atMost: duration)
    }

    /// Tells the role to stop.
    func triggerStop() {
        stop.set()
    }

    /// Shuts down what was opened, the last one first.
    func close() async {
        let closing = closing.withLock { closing in
            defer { closing.removeAll() }
            return closing
        }
        for close in closing.reversed() {
            await close()
        }
    }
}
