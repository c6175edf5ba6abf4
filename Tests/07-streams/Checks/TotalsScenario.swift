import Grading
import Kafka
import OTel
import Streams
import Synchronization
import Tracing

/// Orders that wait on the broker, and the totals job, which adds them up through the subject: per key and minute, with
/// events up to 30 s out of order. The end of the input closes all windows.
final class TotalsScenario: Sendable {
    /// What stands in an order's traceparent header.
    enum Header {
        /// The context of a span of the shop's, in a trace of its own.
        case traced
        /// This context, which the shop sent another order from already.
        case context(SpanContext)
        /// There is no such header.
        case none
        /// This value, which is none that a context can be read from.
        case invalid([UInt8]?)
    }

    /// A staged order.
    struct Order: Sendable {
        let record: KafkaConsumerMessage
        let key: [UInt8]?
        /// The span that its traceparent names, if it names one.
        let context: SpanContext?
        let cents: Int
        /// Its event time.
        let time: Int64
    }

    static let windowSize: Int64 = 60_000

    let names: Lab07Subject.Names
    /// When the first minute begins, in milliseconds since the Unix epoch.
    let base: Int64
    let bench: Bench
    private let subject: Lab07Subject
    private let staged = Mutex<[Order]>([])

    /// A job with random topics, group and client id, in a random minute.
    init(_ subject: Lab07Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        names = Lab07Subject.Names(
            orders: bench.word("orders"),
            totals: bench.word("order-totals"),
            lateOrders: bench.word("late-orders"),
            groupID: bench.word("totals"),
            clientID: bench.word("totals-client")
        )
        base = Int64(bench.number(in: 29_000_000...30_000_000)) * Self.windowSize
    }

    /// The orders that were staged, in their order.
    var orders: [Order] { staged.withLock { $0 } }

    /// Puts an order on the broker that was placed `second` seconds after the first minute began.
    @discardableResult
    func stage(second: Int64, key: String?, _ header: Header = .traced) throws -> Order {
        let context: SpanContext? =
            switch header {
            case .traced: bench.remoteSpanContext()
            case .context(let context): context
            case .none, .invalid: nil
            }
        var headers = [
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bench.bytes(count: 2)),
            KafkaHeader(key: "correlation_id", value: bench.word("cart")),
        ]
        if let context {
            headers.append(KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: context)))
        } else if case .invalid(let value) = header {
            headers.append(KafkaHeader(key: "traceparent", value: value))
        }
        let time = base + second * 1_000
        let cents = bench.number(in: 100...99_999)
        let key = key.map { Array($0.utf8) }
        let record = try bench.broker.append(
            KafkaProducerMessage(
                topic: names.orders,
                // Records without a key would be spread over the partitions, and each partition has windows of its own.
                partition: key == nil ? KafkaPartition(rawValue: 0) : .unassigned,
                headers: headers,
                key: key,
                value: Array(#"{"id":"\#(bench.word("order"))","cents":\#(cents),"orderedAt":\#(time)}"#.utf8)
            )
        )
        let order = Order(record: record, key: key, context: context, cents: cents, time: time)
        staged.withLock { $0.append(order) }
        return order
    }

    /// Runs the job over what its group has not committed.
    ///
    /// - Parameter span: the name of a span that is active around the whole job; nil for none.
    /// - Returns: the error that came out of the job, if one did.
    func run(inside span: String? = nil) async throws -> (any Error)? {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(
                groupID: names.groupID,
                topics: [names.orders],
                clientID: names.clientID,
                stopsAtEnd: true
            )
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: names.clientID))
        let failure: (any Error)?
        do {
            try await bench.service("totals") {
                guard let span else { return try await aggregate(from: consumer, through: producer) }
                try await withSpan(span) { _ in try await aggregate(from: consumer, through: producer) }
            }
            failure = nil
        } catch {
            failure = error
        }
        await consumer.shutdown()
        return failure
    }

    private func aggregate(from consumer: any KafkaConsumer, through producer: any KafkaProducer) async throws {
        let times = Dictionary(uniqueKeysWithValues: orders.map { (Place($0.record), $0.time) })
        try await RecordStream(from: consumer) { times[Place($0)] ?? 0 }
            .aggregate(
                subject.totals(names),
                over: TumblingWindows(size: .milliseconds(Self.windowSize)),
                outOfOrderness: .seconds(30),
                through: producer,
                closesWindowsAtEnd: true
            )
    }

    /// Runs the job, which must end without an error.
    func runToTheEnd(inside span: String? = nil) async throws {
        if let error = try await run(inside: span) { throw error }
    }
}

/// Where a record lies.
private struct Place: Hashable {
    let partition: KafkaPartition
    let offset: KafkaOffset

    init(_ record: KafkaConsumerMessage) {
        partition = record.partition
        offset = record.offset
    }
}
