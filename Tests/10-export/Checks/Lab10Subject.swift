import Foundation
import Kafka
import OTel

/// Lab 10, as somebody solved it.
struct Lab10Subject: Sendable {
    typealias Report = @Sendable (String) -> Void
    typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

    /// The service whose telemetry is set up, and what it starts in.
    struct Program: Sendable {
        var service: String
        var version: String
        var environment: [String: String]
    }

    /// A service's telemetry. The tracer is asked for anew for each span, as a service does.
    struct Running: Sendable {
        var tracer: @Sendable () -> OTelTracer
        var shutDown: @Sendable () async -> Void
    }

    /// How a service ended.
    enum Ending: Sendable {
        case stopped
        case outOfTime
        case interrupted
    }

    /// What a service works with.
    struct Surroundings: Sendable {
        var consumer: any KafkaConsumer
        /// Gets a function to be called for each signal.
        var connectSignals: @Sendable (@escaping @Sendable () -> Void) -> Void
        var messageLimit: Duration
        var flushLimit: Duration
        var wait: @Sendable (Duration) async throws -> Void
        var shutDownTelemetry: @Sendable () async -> Void
    }

    var settings: @Sendable (Program, @escaping Report) -> Configuration
    var exporter: @Sendable (Configuration, any ExportClock, @escaping Report) throws -> any SpanExporter
    var telemetry: @Sendable (Configuration, any SpanExporter, any BatchTimer, @escaping Report) -> Running
    var run: @Sendable (Surroundings, @escaping Handler) async throws -> Ending
    var kafkaProducers: @Sendable () -> String
    var kafkaConsumers: @Sendable (_ slowerThan: Duration) -> String
    var spansLinking: @Sendable (_ traceID: String) throws -> String
    var jaegerTrace: @Sendable (_ traceID: String, _ base: URL) throws -> URL
    var jaegerSearch: @Sendable (_ service: String, _ from: Date, _ to: Date, _ base: URL) -> URL
}
