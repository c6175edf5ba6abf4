import Kafka
import RdKafka
import Synchronization

/// One embedded cluster for all tests of the process. Tests keep apart by topics and groups of their own.
enum SharedCluster {
    private static let opened = Result { try EmbeddedCluster() }
    private static let count = Mutex(0)

    static func get() throws -> EmbeddedCluster { try opened.get() }

    /// A name that no other test uses.
    static func uniqueName(_ prefix: String) -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return "\(prefix)-\(number)"
    }

    /// A topic of its own for a test.
    static func makeTopic(partitions: Int) throws -> String {
        let name = uniqueName("topic")
        try get().createTopic(name, partitions: partitions)
        return name
    }
}

extension KafkaBroker {
    /// Opens a producer, lends it, and shuts it down.
    func withProducer<Result>(
        _ configuration: KafkaProducerConfiguration = .init(),
        _ body: (any KafkaProducer) async throws -> Result
    ) async throws -> Result {
        let producer = try makeProducer(configuration)
        do {
            let result = try await body(producer)
            await producer.shutdown()
            return result
        } catch {
            await producer.shutdown()
            throw error
        }
    }

    /// Opens a consumer, lends it, and shuts it down.
    func withConsumer<Result>(
        _ configuration: KafkaConsumerConfiguration,
        _ body: (any KafkaConsumer) async throws -> Result
    ) async throws -> Result {
        let consumer = try makeConsumer(configuration)
        do {
            let result = try await body(consumer)
            await consumer.shutdown()
            return result
        } catch {
            await consumer.shutdown()
            throw error
        }
    }
}

extension KafkaDeliveryReport {
    /// Where the message was written, or nil when it was not.
    var acknowledged: KafkaAcknowledgedMessage? {
        if case .acknowledged(let message) = status { message } else { nil }
    }
}

/// The error with which `body` fails, or nil.
func kafkaError(_ body: () async throws -> Void) async throws -> KafkaError? {
    do {
        try await body()
        return nil
    } catch let error as KafkaError {
        return error
    }
}
