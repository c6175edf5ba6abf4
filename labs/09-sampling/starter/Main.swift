import Foundation
import Kafka
import LabKit
import OTel
import Synchronization
import Tracing

/// A rush of orders, of which the shop keeps some traces. Then four orders one by one: a trace that is kept, one that is
/// not, one that is not and fails, and one that passes a service without tracing.
@main
struct Main {
    static func main() async {
        await Lab("09-sampling").run { lab in
            let ratio = Burst(
                name: "ratio",
                shop: .ratio(0.25),
                billing: .ratio(0.5),
                notifications: .everything,
                broker: lab.broker
            )
            let rate = Burst(
                name: "rate",
                shop: .perSecond(10),
                billing: .perSecond(20),
                notifications: .everything,
                broker: lab.broker
            )
            // Groups take some seconds to form: all of them together.
            async let ratioConsumers = ratio.open()
            async let rateConsumers = rate.open()
            async let orders = lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
            async let payments = lab.consumer(
                groupID: "notifications",
                topics: ["payments"],
                clientID: "notifications-1"
            )
            let opened = try await (ratioConsumers, rateConsumers, orders, payments)

            async let ratioFigures = ratio.run(opened.0)
            async let rateFigures = rate.run(opened.1)
            let table = try await BurstFigures.table(["ratio 1/4": ratioFigures, "10 a second": rateFigures])
            print(table + "\n")

            try await fourOrders(lab, orders: opened.2, payments: opened.3)
        }
    }

    private static func fourOrders(
        _ lab: LabRun,
        orders: any KafkaConsumer,
        payments: any KafkaConsumer
    ) async throws {
        let ids = ChosenTraceIDs(firstDigits: [0xE, 0x3, 0x5, 0xF])
        let shop = Service(
            name: "shop",
            setting: .ratio(0.25),
            backend: Backend(processor: lab.processor, idGenerator: ids)
        )
        try await shop.run(in: lab) { _ in
            let producer = TracedProducer(producer: try lab.producer(clientID: "shop-1"))
            for order in 1001...1004 {
                try await withSpan("POST /orders", ofKind: .server) { _ in
                    try await producer.send(KafkaProducerMessage(topic: "orders", key: "order-\(order)", value: "{}"))
                }
            }
        }

        let payment = TracedProducer(producer: try lab.producer(clientID: "billing-1"))
        let charge: @Sendable (KafkaConsumerMessage) async throws -> Void = { message in
            guard message.key != Array("order-1003".utf8) else { throw PaymentRefused() }
            try await payment.send(KafkaProducerMessage(topic: "payments", key: message.key, value: message.value))
        }
        let backend = Backend(processor: lab.processor)
        do {
            try await Service(name: "billing", setting: .ratio(0.5), backend: backend).run(in: lab) { failures in
                try await TracedConsumer(consumer: orders, failures: failures).run(charge)
            }
        } catch is PaymentRefused {
            await lab.service("billing") {
                logger.warning("billing stops, and starts again with OTEL_SDK_DISABLED=true")
            }
        }
        let disabled = ["OTEL_SDK_DISABLED": "true"]
        try await Service(name: "billing", setting: .ratio(0.5), backend: backend, environment: disabled).run(in: lab) {
            failures in
            try await TracedConsumer(consumer: orders, failures: failures).run(charge)
        }

        try await Service(name: "notifications", setting: .everything, backend: backend).run(in: lab) { failures in
            try await TracedConsumer(consumer: payments, failures: failures).run { _ in }
        }
    }
}

/// One service of the four orders' platform.
struct Service: Sendable {
    let name: String
    let setting: SamplingSetting
    let backend: Backend
    var environment: [String: String] = ProcessInfo.processInfo.environment

    /// - Parameter operation: gets the tracer for failures. It keeps those in traces that are not kept, five a second.
    func run(in lab: LabRun, operation: (_ failures: OTelTracer) async throws -> Void) async throws {
        let sampler = try makeSampler(setting, clock: backend.clock)
        let budget = try makeSampler(.perSecond(5), clock: backend.clock)
        let tracer = makeTracer(name, sampler: sampler, environment: environment, backend: backend)
        let failures = makeTracer(name, sampler: budget, environment: environment, backend: backend)
        try await lab.service(name, tracer: tracer) { try await operation(failures) }
    }
}

struct PaymentRefused: Error, CustomStringConvertible {
    let description = "the card was refused"
}

/// Trace ids whose last fourteen digits begin with chosen ones, so that a ratio of 1/4 keeps some of them for sure.
final class ChosenTraceIDs: IDGenerator {
    private let random = RandomIDGenerator()
    private let digits: Mutex<[UInt64]>

    var makesRandomTraceIDs: Bool { true }

    init(firstDigits: [UInt64]) {
        digits = Mutex(firstDigits)
    }

    func nextTraceID() -> TraceID {
        let traceID = random.nextTraceID()
        guard let digit = digits.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return traceID }
        return TraceID(high: traceID.high, low: traceID.low & ~(0xF << 52) | digit << 52)
    }

    func nextSpanID() -> SpanID { random.nextSpanID() }
}
