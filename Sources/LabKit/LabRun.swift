import Kafka
import OTel
import Synchronization
import Tracing

/// What a lab's scenario works with: a broker, and services that leave traces.
public final class LabRun: Sendable {
    /// The broker that was chosen on the command line.
    public let broker: any KafkaBroker

    /// Gets the spans of all services of the lab. It is for labs that make their tracers themselves.
    public let processor: any SpanProcessor

    /// Writes to the trace file, which is drawn when the lab ends. For spans of a service that has telemetry of its own; those
    /// of `service(_:isolation:operation:)` are written there anyway.
    public let traceFile: any SpanExporter

    private let tap: WireTap
    private let metrics: LabMetrics
    private let logs: any LogRecordExporter
    private let closing = Mutex<[@Sendable () async -> Void]>([])
    private let chosenDigest = Mutex<LabDigest.Make?>(nil)

    init(
        broker: any KafkaBroker,
        processor: any SpanProcessor,
        traceFile: any SpanExporter = InMemorySpanExporter(),
        tap: WireTap,
        metrics: LabMetrics,
        logs: any LogRecordExporter
    ) {
        self.broker = broker
        self.processor = processor
        self.traceFile = traceFile
        self.tap = tap
        self.metrics = metrics
        self.logs = logs
    }

    /// Opens a producer. It is shut down when the lab ends.
    ///
    /// - Throws: as `KafkaBroker.makeProducer(_:)`.
    public func producer(clientID: String) throws -> any KafkaProducer {
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: clientID))
        closing.withLock { $0.append(producer.shutdown) }
        return producer
    }

    /// Opens a consumer of `topics`, creates those that are missing, and waits until its group has formed. What it
    /// receives is printed when the lab ends, and then it is shut down.
    ///
    /// - Parameters:
    ///   - groupID: Kafka's `group.id`.
    ///   - topics: the topics to subscribe to.
    ///   - clientID: Kafka's `client.id`.
    ///   - stopsAtEnd: whether it ends when it has read all that is there.
    /// - Throws: `KafkaError` when a topic cannot be created or the consumer not be opened; `CancellationError`.
    public func consumer(
        groupID: String,
        topics: [String],
        clientID: String,
        stopsAtEnd: Bool = true
    ) async throws -> any KafkaConsumer {
        for topic in topics {
            try await createTopicIfMissing(topic)
        }
        let consumer = try broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: groupID, topics: topics, clientID: clientID, stopsAtEnd: stopsAtEnd)
        )
        closing.withLock { $0.append(consumer.shutdown) }
        try await consumer.waitForAssignment()
        return TappedConsumer(consumer: consumer, tap: tap)
    }

    /// One that is there keeps its partitions: on a cluster that others use too, how many there are is theirs to say.
    private func createTopicIfMissing(_ topic: String) async throws {
        do {
            try await broker.createTopic(topic, partitions: 1)
        } catch let error as KafkaError where error.code == .invalidConfiguration {}
    }

    /// Runs `operation` as the service called `name`, as if in a process of its own: spans that it starts and messages
    /// that it logs belong to that service, and no context is active at first.
    public func service<T>(
        _ name: String,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        var configuration = Configuration()
        configuration.serviceName = name
        return try await service(configuration, isolation: isolation, operation: operation)
    }

    /// Runs `operation` as a service with this configuration, as if in a process of its own. Its spans go where those of the
    /// other services go, wherever the configuration would send them.
    public func service<T>(
        _ configuration: Configuration,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        let tracer = configuration.makeTracer(processor: processor)
        return try await service(configuration.resource, tracer, isolation: isolation, operation: operation)
    }

    /// Runs `operation` as the service called `name`, with a tracer that the lab has made.
    public func service<T>(
        _ name: String,
        tracer: OTelTracer,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        try await service(Resource(serviceName: name), tracer, isolation: isolation, operation: operation)
    }

    private func service<T>(
        _ resource: Resource,
        _ tracer: OTelTracer,
        isolation: isolated (any Actor)?,
        operation: () async throws -> T
    ) async rethrows -> T {
        let logging = LoggerProvider(resource: resource, exporter: logs)
        return try await TaskLocalTracer.withTracer(tracer, isolation: isolation) {
            try await TaskLocalLogging.withProvider(logging, isolation: isolation) {
                try await ServiceContext.withValue(nil, isolation: isolation, operation: operation)
            }
        }
    }

    /// The meter of the service called `service`. What its instruments measured is drawn below the trace and written beside
    /// the trace file when the lab ends (OpenTelemetry specification, "Metrics API", Get a Meter).
    public func meter(_ service: String) -> Meter {
        metrics.meter(service)
    }

    /// Says what the report shows instead of every message and every trace, for a lab that leaves too many of them.
    ///
    /// - Parameter make: is called when the scenario is over, with all that the services left.
    public func summarize(_ make: @escaping LabDigest.Make) {
        chosenDigest.withLock { $0 = make }
    }

    /// What ``summarize(_:)`` was given.
    var makeDigest: LabDigest.Make? { chosenDigest.withLock { $0 } }

    /// Shuts down the producers and consumers that were opened, the last one first.
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
