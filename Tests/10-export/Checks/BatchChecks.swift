import Grading
import OTel

/// Step 3: how spans leave the service.
let batchChecks: [Check<Lab10Subject>] = [
    Check("spans-leave-in-batches", "Spans wait for one another, and leave many at a time", step: 3, points: 2) {
        let scenario = try TelemetryScenario($0, $1)
        let count = $1.number(in: 50...99)
        _ = await scenario.endSpans(count)
        await scenario.shutDown()
        guard scenario.batchSizes.count > count / 10 else { return }
        throw Feedback(
            "\(count) spans left in \(scenario.batchSizes.count) requests.",
            why: "A request for each span costs the service more than the work that the span is about."
        )
    },

    Check(
        "batch-settings-of-the-environment-are-used",
        "OTEL_BSP_MAX_EXPORT_BATCH_SIZE and OTEL_BSP_SCHEDULE_DELAY are used",
        step: 3
    ) {
        let (size, delay) = ($1.number(in: 5...9), $1.number(in: 200...900))
        let scenario = try TelemetryScenario(
            $0,
            $1,
            environment: ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "\(size)", "OTEL_BSP_SCHEDULE_DELAY": "\(delay)"]
        )
        _ = await scenario.endSpans(3 * size + 1)
        let delays = scenario.timer.delays
        await scenario.shutDown()
        if let largest = scenario.batchSizes.max(), largest > size {
            throw Feedback(
                "OTEL_BSP_MAX_EXPORT_BATCH_SIZE is \(size), and a request had \(largest) spans.",
                why: "Backends refuse requests above a size; then a whole batch is lost."
            )
        }
        guard !delays.contains(.milliseconds(delay)), !scenario.batchSizes.isEmpty else { return }
        throw Feedback(
            "OTEL_BSP_SCHEDULE_DELAY is \(delay) ms, and nothing is planned after that time.",
            why: "Whoever runs the service decides how old a span may get before it can be seen."
        )
    },

    Check("spans-carry-the-resource", "Every span carries the resource of the settings", step: 3) {
        let instance = $1.word("pod")
        let environment = [
            "OTEL_RESOURCE_ATTRIBUTES": "service.instance.id=\(instance),deployment.environment.name=test"
        ]
        let scenario = try TelemetryScenario($0, $1, environment: environment)
        _ = await scenario.endSpans(3)
        await scenario.shutDown()
        for (key, expected) in [
            ("service.name", "billing"), ("service.instance.id", instance), ("deployment.environment.name", "test"),
        ] {
            guard let span = scenario.receiver.spans.first(where: { $0.resource[key] != expected }) else { continue }
            throw Feedback(
                "A span arrived with a resource that is not that of the settings.",
                picture: [key, "  expected  \(expected)", "  got       \(span.resource[key] ?? "(not set)")"],
                why: "Spans of an unknown service are found by nobody who looks for the service."
            )
        }
    },

    Check("sampler-of-the-environment-decides", "OTEL_TRACES_SAMPLER decides which spans leave", step: 3) {
        let scenario = try TelemetryScenario($0, $1, environment: ["OTEL_TRACES_SAMPLER": "always_off"])
        _ = await scenario.endSpans($1.number(in: 3...9))
        await scenario.shutDown()
        guard !scenario.receiver.spans.isEmpty else { return }
        throw Feedback(
            "OTEL_TRACES_SAMPLER is always_off, and \(scenario.receiver.spans.count) spans arrived.",
            why: "When traces cost too much, sampling is turned down by a variable, in all services at once."
        )
    },

    Check(
        "slow-collector-does-not-hold-up-the-service",
        "Ending a span does not wait for the collector",
        step: 3,
        points: 2
    ) {
        let scenario = try TelemetryScenario($0, $1, environment: ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "5"], isHeld: true)
        let wentOn = await scenario.endSpans($1.number(in: 10...20))
        scenario.letGo()
        await scenario.shutDown()
        guard !wentOn else { return }
        throw Feedback(
            "The collector did not answer, and the service stood still at the end of a span.",
            why: "A slow backend for traces must never make the shop slow."
        )
    },

    Check("dropped-spans-are-reported", "Spans that a full queue drops are counted and reported", step: 3) {
        let scenario = try TelemetryScenario(
            $0,
            $1,
            environment: ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "5", "OTEL_BSP_MAX_QUEUE_SIZE": "5"],
            isHeld: true
        )
        let dropped = $1.number(in: 11...30)
        var wentOn = await scenario.endSpans(5)
        _ = await scenario.log.sees(.request)
        if wentOn {
            wentOn = await scenario.endSpans(5 + dropped)
        }
        scenario.timer.fire()
        scenario.letGo()
        await scenario.shutDown()
        guard wentOn else {
            throw Feedback(
                "The queue was full, and the service stood still at the end of a span.",
                why: "A dead backend for traces must never stop the shop; spans are dropped instead, and counted."
            )
        }
        guard !scenario.lines.all.contains(where: { $0.contains("\(dropped) ") && $0.contains("drop") }) else { return }
        throw Feedback(
            "OTEL_BSP_MAX_QUEUE_SIZE is 5, so that \(dropped) spans had to be dropped, and nobody was told how many.",
            picture: scenario.lines.picture + ["\(scenario.receiver.spans.count) spans arrived of \(10 + dropped)"],
            why: "A trace with holes looks like a service that was never called; the count is the only warning."
        )
    },
]

/// Step 3: the shutdown.
let shutdownChecks: [Check<Lab10Subject>] = [
    Check("shutdown-sends-what-waits", "The shutdown sends the spans that still wait", step: 3, points: 2) {
        let scenario = try TelemetryScenario($0, $1)
        let count = $1.number(in: 3...9)
        _ = await scenario.endSpans(count)
        await scenario.shutDown()
        let arrived = scenario.receiver.spans.count
        guard arrived != count else { return }
        throw Feedback(
            "\(count) spans had ended when the telemetry was shut down, and \(arrived) of them arrived.",
            why: "What is lost is the last few seconds before a restart, which are the ones that people ask about."
        )
    },

    Check("shutdown-returns-when-the-spans-have-left", "The shutdown returns when the spans have left", step: 3) {
        let scenario = try TelemetryScenario($0, $1, isHeld: true)
        let count = $1.number(in: 3...9)
        _ = await scenario.endSpans(count)
        let shutdown = Task {
            await scenario.telemetry.shutDown()
            scenario.log.note(.returned)
        }
        let asked = await scenario.log.sees(.request)
        let isEarly = await scenario.log.sees(.returned, patience: .milliseconds(50))
        scenario.letGo()
        await shutdown.value
        scenario.receiver.close()
        guard asked, isEarly else { return }
        throw Feedback(
            "The collector still held the request when the shutdown returned.",
            why: "The process ends when the shutdown returns, and the request ends with it."
        )
    },
]
