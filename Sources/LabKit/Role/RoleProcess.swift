import Dispatch
import Foundation
import Kafka
import OTel
import Synchronization
import Tracing

/// A process that runs one role until SIGTERM or SIGINT, and exports the spans that are left before it ends.
struct RoleProcess {
    private let role: LabRole
    private let broker: any KafkaBroker
    private let tracePath: String

    /// - Parameter tracePath: the file that the spans go into, where no collector is named.
    init(_ role: LabRole, broker: any KafkaBroker, tracePath: String) {
        self.role = role
        self.broker = broker
        self.tracePath = tracePath
    }

    /// - Throws: the role's error; ``OTLPFileError`` and ``OTLPConfigurationError`` when spans have nowhere to go.
    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        var configuration = Configuration()
        configuration.serviceName = role.name
        configuration = configuration.applying(environment: environment)
        let (tracer, processor) = try telemetry(of: configuration)
        TaskLocalTracer.bootstrap()
        TaskLocalTracer.setFallback(tracer)
        TaskLocalLogging.bootstrap()
        TaskLocalLogging.setFallback(
            LoggerProvider(resource: configuration.resource, exporter: ConsoleLogRecordExporter { Self.say($0) })
        )

        let run = RoleRun(broker: broker, environment: environment)
        let signals = [SIGTERM, SIGINT].map { Self.onSignal($0, run.triggerStop) }
        defer { for signal in signals { signal.cancel() } }

        Self.say("\(configuration.resource.serviceName) starts, at \(broker.name)")
        let failure: (any Error)?
        do {
            try await role.body(run)
            failure = nil
        } catch {
            failure = error
        }
        await run.close()
        processor.shutdown()
        Self.say("\(configuration.resource.serviceName) has ended")
        if let failure {
            throw failure
        }
    }

    /// A collector where the environment names one or asks for another exporter, and else the trace file.
    private func telemetry(of configuration: Configuration) throws -> (OTelTracer, any SpanProcessor) {
        guard configuration.exporter == .otlp, configuration.otlpEndpoint == nil, !configuration.isDisabled else {
            return try configuration.makeTracer()
        }
        let file = SimpleSpanProcessor(exporter: try OTLPFileExporter(path: tracePath))
        return (configuration.makeTracer(processor: file), file)
    }

    private static func onSignal(_ signal: Int32, _ action: @escaping @Sendable () -> Void) -> any DispatchSourceSignal
    {
        // The default action, ending the process, would leave nothing for the source to report.
        Foundation.signal(signal, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
        source.setEventHandler(handler: action)
        source.resume()
        return source
    }

    /// Prints a line at once, whatever standard output is.
    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }
}
