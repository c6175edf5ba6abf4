import Logging
import OTel
import Tracing
import XCTest

final class TaskLocalLoggingTests: XCTestCase {
    private static let logger = Logger(label: "orders")

    override func setUp() {
        // A logger takes the handler that is there when it is made.
        TaskLocalLogging.bootstrap()
    }

    func testARecordHoldsTheTimeTheServiceAndAllMetadata() async {
        let (clock, exporter) = (StandingClock(), InMemoryLogRecordExporter())
        let provider = LoggerProvider(resource: Resource(serviceName: "shop"), clock: clock, exporter: exporter)
        let span = SpanContext(traceID: TraceID(high: 0, low: 1), spanID: SpanID(2), traceFlags: .sampled)
        var context = ServiceContext.topLevel
        context.spanContext = span

        await TaskLocalLogging.withProvider(provider) {
            var logger = Self.logger
            logger[metadataKey: "order.id"] = "o-1"
            logger[metadataKey: "attempt"] = "1"
            ServiceContext.withValue(context) { logger.error("refused", metadata: ["attempt": "2"]) }
            clock.advance(by: 5)
            ServiceContext.withValue(nil) { Self.logger.info("done") }
            Self.logger.debug("below the level")
        }
        XCTAssertEqual(
            exporter.records,
            [
                LogRecord(
                    nanosecondsSinceEpoch: 1_000,
                    level: .error,
                    label: "orders",
                    message: "refused",
                    metadata: [
                        "order.id": "o-1", "attempt": "2", "trace_id": "00000000000000000000000000000001",
                        "span_id": "0000000000000002", "trace_flags": "01",
                    ],
                    resource: Resource(serviceName: "shop")
                ),
                LogRecord(
                    nanosecondsSinceEpoch: 1_005,
                    level: .info,
                    label: "orders",
                    message: "done",
                    resource: Resource(serviceName: "shop")
                ),
            ]
        )
    }

    func testWhereTwoNameTheSameKeyTheMessageWinsOverTheProviderAndItOverTheLogger() {
        let exporter = InMemoryLogRecordExporter()
        var logger = Logger(label: "orders") { label in
            OTelLogHandler(
                label: label,
                provider: LoggerProvider(exporter: exporter),
                metadataProvider: Logger.MetadataProvider { ["a": "provider", "b": "provider"] }
            )
        }
        for key in ["a", "b", "c"] {
            logger[metadataKey: key] = "logger"
        }
        logger.info("x", metadata: ["a": "message"])
        XCTAssertEqual(exporter.records.map(\.metadata), [["a": "message", "b": "provider", "c": "logger"]])
    }

    func testOneGlobalLoggerServesRunsSideBySide() async {
        let runs = (0..<8).map { _ in InMemoryLogRecordExporter() }
        await withTaskGroup(of: Void.self) { group in
            for (number, exporter) in runs.enumerated() {
                group.addTask {
                    await TaskLocalLogging.withProvider(LoggerProvider(exporter: exporter)) {
                        for message in 0..<20 {
                            Self.logger.info("\(number).\(message)")
                            await Task.yield()
                        }
                    }
                }
            }
        }
        for (number, exporter) in runs.enumerated() {
            XCTAssertEqual(exporter.records.map(\.message), (0..<20).map { "\(number).\($0)" })
        }
    }

    func testADetachedTaskLogsToTheFallback() async {
        let (bound, fallback) = (InMemoryLogRecordExporter(), InMemoryLogRecordExporter())
        TaskLocalLogging.setFallback(LoggerProvider(exporter: fallback))
        defer { TaskLocalLogging.setFallback(nil) }
        await TaskLocalLogging.withProvider(LoggerProvider(exporter: bound)) {
            Self.logger.info("inside")
            await Task.detached { Self.logger.info("outside") }.value
        }
        XCTAssertEqual(bound.records.map(\.message), ["inside"])
        XCTAssertTrue(fallback.records.map(\.message).contains("outside"))
    }
}
