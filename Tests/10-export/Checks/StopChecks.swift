import Grading
import LabKit
import OTel
import TestSupport

/// Step 4: the service stops, and leaves nothing behind.
let stopChecks: [Check<Lab10Subject>] = [
    Check("signal-stops-an-idle-service", "A signal stops a service that waits for messages", step: 4) {
        let scenario = try ServiceScenario($0, $1, step: 4, orders: 1)
        let service = try scenario.start()
        _ = await scenario.log.sees(.committed(0))
        scenario.signal()
        let ending = await scenario.end(service)
        guard try ending?.get() != .stopped else { return }
        throw Feedback(
            ending == nil
                ? "The service waited for a message when the signal came, and went on waiting."
                : "The service ended, and its ending is not `.stopped`.",
            picture: scenario.picture,
            why:
                "Kubernetes waits for 30 seconds, if it is told nothing else, and then kills the process, with every span that still waits in it."
        )
    },

    Check("message-in-hand-is-finished", "On a signal the message in hand is finished, and no other is taken", step: 4)
    {
        let scenario = try ServiceScenario($0, $1, step: 4, orders: 3)
        let service = try scenario.start { number in
            guard number == 0 else { return }
            scenario.signal()
            try await scenario.waitForReaction()
        }
        _ = await scenario.log.sees(.handled(0), .cancelled(0), patience: .seconds(6))
        let ending = await scenario.end(service)
        let (events, committed) = (scenario.events, scenario.committed)
        let returned = events.firstIndex(of: .returned) ?? events.endIndex
        let handled = events.firstIndex(of: .handled(0)) ?? events.endIndex
        let diagnosis: String
        if events.contains(.began(1)) {
            diagnosis = "The signal came during order 0, and the service went on to order 1."
        } else if events.contains(.cancelled(0)) {
            diagnosis = "The signal came during order 0, and its handler was cancelled at once."
        } else if handled > returned {
            diagnosis = "The signal came during order 0, and `run` returned before its handler had."
        } else if committed != 1 {
            diagnosis = "Order 0 was handled after the signal, and is not committed."
        } else if ending == nil {
            diagnosis = "Order 0 was handled, and `run` did not return."
        } else {
            return
        }
        throw Feedback(
            diagnosis,
            picture: scenario.picture,
            why: events.contains(.began(1))
                ? "Each further order takes time that the process does not have; it is killed in the middle of one."
                : "An order that is cut off comes again after the restart, and the card is charged twice."
        )
    },

    Check(
        "span-of-the-last-message-arrives",
        "On a signal every span reaches the collector, the last message's too",
        step: 4,
        points: 3
    ) { subject, bench in
        let receiver = try OTLPReceiver()
        defer { receiver.close() }
        let program = Lab10Subject.Program(
            service: "billing",
            version: "1.0.0",
            environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint]
        )
        let settings = subject.settings(program) { _ in }
        let exporter = try subject.exporter(settings, ManualExportClock()) { _ in }
        let exports = EventLog<TelemetryScenario.Event>()
        let watched = WatchedExporter(exporter: exporter) { exports.note(.exporterShutDown) }
        let telemetry = subject.telemetry(settings, watched, ManualBatchTimer()) { _ in }
        let last = bench.number(in: 1...4)
        let scenario = try ServiceScenario(subject, bench, step: 4, orders: last + 3)
        let service = try scenario.start(
            tracer: telemetry.tracer(),
            handler: { number in
                guard number == last else { return }
                scenario.signal()
                try await scenario.waitForReaction()
            },
            shutDownTelemetry: telemetry.shutDown
        )
        _ = await scenario.log.sees(.handled(last), .cancelled(last), patience: .seconds(6))
        _ = await scenario.end(service)
        _ = await exports.sees(.exporterShutDown, patience: .milliseconds(500))
        let handled = scenario.events.filter { if case .handled = $0 { true } else { false } }.count
        let arrived = receiver.spans.count
        guard arrived < handled || handled == 0 else { return }
        throw Feedback(
            "\(handled) orders were handled, and the spans of \(arrived) reached the collector.",
            picture: scenario.picture,
            why: "The last order before a restart is the one that somebody will ask about."
        )
    },

    Check("stopped-service-leaves-its-group", "A service that stops leaves its consumer group", step: 4) {
        let scenario = try ServiceScenario($0, $1, step: 4, orders: 1)
        let service = try scenario.start()
        _ = await scenario.log.sees(.committed(0))
        scenario.signal()
        _ = await scenario.end(service)
        let events = scenario.events
        guard
            events.firstIndex(of: .leftGroup) ?? events.endIndex > events.firstIndex(of: .returned) ?? events.endIndex
                || !events.contains(.leftGroup)
        else { return }
        throw Feedback(
            "`run` returned, and the consumer was not shut down.",
            picture: scenario.picture,
            why:
                "A member that just goes away keeps its partitions until its session times out, 45 seconds by default; "
                + "nobody handles their messages meanwhile."
        )
    },

    Check(
        "service-ends-with-its-consumer",
        "Without a signal the service ends when its consumer does, and shuts the telemetry down",
        step: 4
    ) {
        let scenario = try ServiceScenario($0, $1, step: 4, orders: 2)
        let service = try scenario.start(stopsAtEnd: true)
        let ending = await scenario.end(service)
        let isFlushed = scenario.events.contains(.flushEnded)
        guard try ending?.get() != .stopped || !isFlushed else { return }
        throw Feedback(
            ending == nil
                ? "The consumer had read all there was, and `run` did not return."
                : isFlushed ? "The ending is not `.stopped`." : "`run` returned without shutting the telemetry down.",
            picture: scenario.picture,
            why: "A batch job ends by itself, and its spans are as dear as those of a service."
        )
    },

    Check(
        "failed-handler-still-sends-its-spans",
        "When a handler fails, the telemetry is shut down before the error is thrown on",
        step: 4,
        points: 2
    ) {
        let scenario = try ServiceScenario($0, $1, step: 4, orders: 2)
        let service = try scenario.start { number in
            if number == 1 {
                throw ServiceScenario.PaymentRefused()
            }
        }
        let ending = await scenario.end(service)
        let isThrown =
            if case .failure(let error) = ending { error is ServiceScenario.PaymentRefused } else { false }
        let isFlushed = scenario.events.contains(.flushEnded)
        guard !isThrown || !isFlushed else { return }
        throw Feedback(
            isThrown
                ? "The handler of order 1 threw, and `run` threw the error on without shutting the telemetry down."
                : "The handler of order 1 threw PaymentRefused, and `run` did not throw it on.",
            picture: scenario.picture,
            why: isThrown
                ? "The span with the error in it is the one that is lost."
                : "A service that fails and says it is well is not started again."
        )
    },
]

/// Step 5: the service does not take for ever to stop.
let limitChecks: [Check<Lab10Subject>] = [
    Check(
        "stuck-message-is-given-up",
        "A message that takes longer than its limit is given up, and not committed",
        step: 5,
        points: 2
    ) {
        let scenario = try ServiceScenario($0, $1, step: 5, orders: 2)
        let service = try scenario.startStuck()
        _ = await scenario.log.sees(.began(0))
        scenario.signal()
        try await scenario.letLimitPass(scenario.messageLimit, "the message in hand", service)
        let ending = await scenario.end(service)
        let committed = scenario.committed
        guard try ending?.get() != .outOfTime || committed > 0 else { return }
        let diagnosis =
            committed > 0
            ? "Order 0 was not finished when its time was over, and it is committed: it will not come again."
            : ending == nil
                ? "The handler of order 0 was stuck, limits.message was over, and `run` did not return."
                : "The message in hand was given up, and the ending is not `.outOfTime`."
        throw Feedback(
            diagnosis,
            picture: scenario.picture,
            why:
                "A handler that waits for a dead database would keep the process until it is killed; and an order that is "
                + "committed without having been handled is lost."
        )
    },

    Check(
        "spans-leave-after-a-stuck-message",
        "When the message in hand is given up, the telemetry is still shut down",
        step: 5
    ) {
        let scenario = try ServiceScenario($0, $1, step: 5, orders: 2)
        let service = try scenario.startStuck()
        _ = await scenario.log.sees(.began(0))
        scenario.signal()
        try await scenario.letLimitPass(scenario.messageLimit, "the message in hand", service)
        _ = await scenario.end(service)
        let events = scenario.events
        let flushed = events.firstIndex(of: .flushEnded) ?? events.endIndex
        guard flushed > events.firstIndex(of: .returned) ?? events.endIndex || flushed == events.endIndex else {
            return
        }
        throw Feedback(
            "Order 0 was given up, and `run` returned without shutting the telemetry down.",
            picture: scenario.picture,
            why: "Why the message was stuck is in the spans that are lost here."
        )
    },

    Check("dead-collector-is-given-up", "A collector that does not answer does not keep the process alive", step: 5) {
        let scenario = try ServiceScenario($0, $1, step: 5, orders: 1)
        let service = try scenario.startWithDeadCollector()
        _ = await scenario.log.sees(.committed(0))
        scenario.signal()
        try await scenario.letLimitPass(scenario.flushLimit, "the shutdown of the telemetry", service)
        let ending = await scenario.end(service)
        guard try ending?.get() != .outOfTime else { return }
        throw Feedback(
            ending == nil
                ? "The shutdown of the telemetry did not return, limits.flush was over, and `run` did not return either."
                : "The shutdown of the telemetry was given up, and the ending is not `.outOfTime`.",
            picture: scenario.picture,
            why: "When the backend for traces is down, every restart of every service would take as long as it may."
        )
    },

    Check("second-signal-ends-at-once", "A second signal ends the service at once, whatever it is waiting for", step: 5)
    {
        for isFlushing in [false, true] {
            let scenario = try ServiceScenario($0, $1, step: 5, orders: 1)
            let service = try isFlushing ? scenario.startWithDeadCollector() : scenario.startStuck()
            _ = await scenario.log.sees(isFlushing ? .committed(0) : .began(0))
            scenario.signal()
            _ = await scenario.log.sees(isFlushing ? .flushBegan : .stoppedReading)
            scenario.signal()
            let ending = await scenario.end(service)
            guard try ending?.get() != .interrupted else { continue }
            throw Feedback(
                (isFlushing ? "The collector did not answer" : "The handler of order 0 was stuck")
                    + ", a second signal came, and "
                    + (ending == nil ? "`run` did not return." : "the ending is not `.interrupted`."),
                picture: scenario.picture,
                why:
                    "Whoever presses Ctrl-C twice means it; otherwise only `kill -9` is left, which nothing can handle."
            )
        }
    },
]

extension ServiceScenario {
    /// Starts the service with a handler that never ends by itself.
    fileprivate func startStuck() throws -> Task<Void, Never> {
        try start { [log] _ in try await log.until(.letGo) }
    }

    /// Starts the service with telemetry whose shutdown never ends, and takes no notice of a cancelled task.
    fileprivate func startWithDeadCollector() throws -> Task<Void, Never> {
        try start(shutDownTelemetry: { [log] in
            _ = await Task.detached { try await log.until(.letGo) }.result
        })
    }

    /// Lets the limit pass when somebody waits for it. Throws feedback when nobody does.
    fileprivate func letLimitPass(_ limit: Duration, _ what: String, _ service: Task<Void, Never>) async throws {
        guard await log.sees(.waits(limit), .returned), log.contains(.waits(limit)) || log.contains(.returned) else {
            _ = await end(service)
            throw Feedback(
                "A signal came, and nobody waits for the limit of \(what) to pass.",
                picture: picture,
                why: "Without a limit the process stays until it is killed, and a killed process sends nothing."
            )
        }
        log.note(.timePassed(limit))
    }
}
