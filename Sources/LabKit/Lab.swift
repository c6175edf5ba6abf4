import Foundation
import Kafka
import OTel
import RdKafka
import Synchronization
import TraceView

/// A lab's program: runs its scenario against the chosen broker, then shows what was on the wire and the trace.
public struct Lab: Sendable {
    /// The lab's slug, `03-produce-consume`.
    public let slug: String

    /// Names a lab.
    public init(_ slug: String) {
        self.slug = slug
    }

    private var number: String { String(slug.prefix(2)) }

    /// Runs `scenario` and ends the program: with code 0, with 1 when the scenario failed, or with 2 when the command
    /// line cannot be followed.
    ///
    /// - Parameters:
    ///   - roles: what `--role NAME` runs instead of the scenario, each as a process of its own. None: no such option.
    ///   - scenario: what the lab does.
    public func run(
        roles: [LabRole] = [],
        _ scenario: @Sendable (LabRun) async throws -> Void
    ) async -> Never {
        let options: LabOptions
        do {
            options = try LabOptions(
                arguments: Array(CommandLine.arguments.dropFirst()),
                environment: ProcessInfo.processInfo.environment,
                roles: roles.map(\.name)
            )
        } catch {
            Self.printError("\(error)\n\(LabOptions.usage(roles: roles.map(\.name)))")
            exit(2)
        }
        if options.showsHelp {
            print("Lab \(slug)\n\n\(LabOptions.usage(roles: roles.map(\.name)))")
            exit(0)
        }
        do {
            if let role = roles.first(where: { $0.name == options.role }) {
                let broker = try await openBroker(options)
                try await RoleProcess(role, broker: broker, tracePath: ".traces/lab\(number).\(role.name).jsonl").run()
            } else {
                try await run(scenario, options: options)
            }
            exit(0)
        } catch {
            Self.printError("\(error)")
            exit(1)
        }
    }

    private func run(_ scenario: @Sendable (LabRun) async throws -> Void, options: LabOptions) async throws {
        let tracePath = ".traces/lab\(number).jsonl"
        let telemetry = try LabTelemetry(
            tracePath: tracePath,
            environment: ProcessInfo.processInfo.environment
        )
        LabProgram.write(besides: tracePath)
        let metrics = LabMetrics(tracePath: tracePath)
        let tap = WireTap()
        let todos = TodoLog()
        let hasLogged = Mutex(false)
        let logs = ConsoleLogRecordExporter { line in
            hasLogged.withLock { $0 = true }
            print(line)
        }
        TaskLocalTracer.bootstrap()
        TaskLocalLogging.bootstrap()
        TaskLocalLogging.setFallback(LoggerProvider(exporter: logs))

        let broker = try await openBroker(options)
        print("Lab \(slug) · \(broker.name)\n")

        let spans = InMemorySpanExporter()
        let lab = LabRun(
            broker: broker,
            processor: MultiSpanProcessor([telemetry.processor, SimpleSpanProcessor(exporter: spans)]),
            traceFile: telemetry.file,
            tap: tap,
            metrics: metrics,
            logs: logs
        )
        let failure: (any Error)?
        do {
            try await todos.collect { try await scenario(lab) }
            failure = nil
        } catch {
            failure = error
        }
        await lab.close()
        telemetry.processor.shutdown()

        if hasLogged.withLock({ $0 }) { print() }
        LabReport(
            slug: slug,
            tracePath: tracePath,
            metricsPath: Self.written(metrics),
            pagePath: writtenPage(tracePath, messages: tap.seen, options),
            endpoint: telemetry.endpoint,
            messages: tap.seen,
            todos: todos.met,
            digest: lab.makeDigest?(spans.finishedSpans, tap.seen)
        ).print()
        if let failure {
            throw failure
        }
    }

    private func openBroker(_ options: LabOptions) async throws -> any KafkaBroker {
        switch options.broker {
        case .memory:
            return InMemoryBroker()
        case .embedded:
            return try EmbeddedCluster()
        case .servers(let servers):
            let broker = RdKafkaBroker(bootstrapServers: servers, options: options.kafkaOptions)
            try await broker.checkConnection(timeout: .seconds(10))
            return broker
        }
    }

    /// The metrics file; nil where nothing was measured, or it cannot be written, which must not cost the trace's picture.
    private static func written(_ metrics: LabMetrics) -> String? {
        do {
            return try metrics.write() ? metrics.path : nil
        } catch {
            StandardError.warn("\(error)")
            return nil
        }
    }

    /// The page, where it was asked for; nil where it was not, or a file cannot be written, which must not cost the trace's
    /// picture in the terminal.
    private func writtenPage(_ tracePath: String, messages: [KafkaConsumerMessage], _ options: LabOptions) -> String? {
        let page = LabPage(slug: slug, tracePath: tracePath)
        do {
            try page.writeRecords(messages)
            return options.writesPage ? try page.write() : nil
        } catch {
            StandardError.warn("the page cannot be written: \(error.localizedDescription)")
            return nil
        }
    }

    private static func printError(_ text: String) {
        StandardError.write("error: \(text)")
    }
}
