import Foundation
import Kafka
import KafkaTracing
import LabKit
import OTel
import Synchronization
import Tracing

/// The shop sends orders, and billing charges them. Billing's spans go to a collector: to one inside this process that is away for
/// a moment, or to the one that `OTEL_EXPORTER_OTLP_ENDPOINT` names. With `SERVE=1` there is always another order, until the
/// process is asked to stop.
@main
struct Main {
    private static let variables = ProcessInfo.processInfo.environment
    private static let isServing = variables["SERVE"] == "1"
    private static let firstTraceID = Mutex("")

    static func main() async {
        await Lab("10-export").run { lab in
            let consumer = try await lab.consumer(
                groupID: "billing",
                topics: ["orders"],
                clientID: "billing-1",
                stopsAtEnd: !isServing
            )
            let collector = try Collector(environment: variables)
            let settings = settings(
                service: "billing",
                version: "1.4.0",
                environment: collector.environment,
                report: StandardError.warn
            )
            let exporter = try exporter(settings, clock: SystemExportClock(), report: StandardError.write)
            let telemetry = Telemetry(settings, exporter: Tee(exporters: [lab.traceFile, exporter]))

            let shop = try await openShop(lab)
            let billing = OrderService(
                consumer: consumer,
                signals: .ofThisProcess(),
                limits: StopLimits(message: .seconds(10), flush: .seconds(5)),
                wait: { try await Task.sleep(for: $0) },
                shutDownTelemetry: {
                    collector.noteShutdown()
                    await telemetry.shutDown()
                }
            )
            let ending = try await TaskLocalTracer.withTracer(telemetry.tracer) { try await billing.run(charge) }
            shop.cancel()
            if ending == .interrupted {
                print("billing: interrupted")
                exit(130)
            }
            print(ending == .stopped ? "billing: stopped\n" : "billing: out of time\n")
            collector.printWhatArrived()
            try printQueries()
        }
    }

    /// Sends four orders and returns; with `SERVE=1` the task that is returned goes on to send.
    private static func openShop(_ lab: LabRun) async throws -> Task<Void, any Error> {
        let producer = try lab.producer(clientID: "shop-1")
        guard isServing else {
            try await send(lab, producer, orders: 1...4)
            return Task {}
        }
        print("billing runs until it is stopped: kill -TERM \(ProcessInfo.processInfo.processIdentifier)")
        return Task {
            for number in 1... {
                try await send(lab, producer, orders: number...number)
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private static func send(_ lab: LabRun, _ producer: any KafkaProducer, orders: ClosedRange<Int>) async throws {
        try await lab.service("shop") {
            for number in orders {
                try await withSpan("send orders", ofKind: .producer) { span in
                    span.attributes["messaging.system"] = "kafka"
                    span.attributes["messaging.operation.name"] = "send"
                    span.attributes["messaging.operation.type"] = "send"
                    span.attributes["messaging.destination.name"] = "orders"
                    if number == 1 {
                        firstTraceID.withLock { $0 = span.context.spanContext?.traceID.hex ?? "" }
                    }
                    let headers = injectTraceContext(span.context, into: [])
                    let order = KafkaProducerMessage(
                        topic: "orders",
                        headers: headers,
                        key: "order-\(1000 + number)",
                        value: #"{"amount":"49.90"}"#
                    )
                    try await producer.sendAndAwait(order)
                }
            }
        }
    }

    private static let charge: OrderService.Handler = { message in
        try await withSpan("charge card") { _ in
            try await Task.sleep(for: .milliseconds(isServing ? 400 : 20))
        }
        if isServing {
            print("charged \(String(decoding: message.key ?? [], as: UTF8.self))")
        }
    }
    /// What to ask a backend for.
    private static func printQueries() throws {
        guard let jaeger = URL(string: "http://localhost:16686") else { return }
        let id = firstTraceID.withLock { $0 }
        let now = Date()
        print("For Tempo")
        print("  \(kafkaProducers())")
        print("  \(kafkaConsumers(slowerThan: .seconds(5)))")
        print("  \(try spansLinking(to: id))")
        print("For Jaeger")
        print("  \(try jaegerTrace(id, base: jaeger))")
        print("  \(jaegerSearch(service: "billing", from: now.addingTimeInterval(-3600), to: now, base: jaeger))\n")
    }
}
