import Grading
import LabKit
import OTel

/// Step 2: the exporter and the collector.
let exporterChecks: [Check<Lab10Subject>] = [
    Check(
        "spans-go-to-the-endpoint-of-the-environment",
        "Spans go to /v1/traces below OTEL_EXPORTER_OTLP_ENDPOINT",
        step: 2,
        points: 2
    ) {
        let scenario = try ExporterScenario($0)
        let prefix = $1.word("otlp")
        let base = scenario.receiver.endpoint + "/\(prefix)"
        try scenario.export(environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": base])
        try scenario.verify(
            path: "/\(prefix)/v1/traces",
            "OTEL_EXPORTER_OTLP_ENDPOINT is a base address; /v1/traces is appended to its path."
        )
    },

    Check(
        "traces-endpoint-is-used-as-it-is",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is used as it is, and wins",
        step: 2
    ) {
        let scenario = try ExporterScenario($0)
        let path = $1.word("/ingest")
        try scenario.export(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": scenario.receiver.endpoint + "/base",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": scenario.receiver.endpoint + path,
        ])
        try scenario.verify(
            path: path,
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is the whole address; nothing is appended to it, and it beats the base address."
        )
    },

    Check("headers-reach-the-collector", "OTEL_EXPORTER_OTLP_HEADERS goes with every request", step: 2) {
        let scenario = try ExporterScenario($0)
        let key = "Bearer \($1.word("key"))"
        let encoded = key.replacing(" ", with: "%20")
        try scenario.export(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": scenario.receiver.endpoint,
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=\(encoded),x-scope-orgid=shop",
        ])
        try scenario.verifyArrival()
        let headers = scenario.receiver.requests[0].headers
        guard headers["authorization"] != key || headers["x-scope-orgid"] != "shop" else { return }
        throw Feedback(
            "OTEL_EXPORTER_OTLP_HEADERS names two headers, and the collector did not get both.",
            picture: [
                "expected  authorization: \(key)", "got       authorization: \(headers["authorization"] ?? "(none)")",
                "expected  x-scope-orgid: shop", "got       x-scope-orgid: \(headers["x-scope-orgid"] ?? "(none)")",
            ],
            why: "A backend that is paid for, or shared by several teams, takes no span without its key."
        )
    },

    Check(
        "refusal-is-reported-without-the-headers",
        "Spans that the collector refuses are reported, and the report holds no header's value",
        step: 2
    ) {
        let scenario = try ExporterScenario($0, answers: [.refuse(status: 401)])
        let secret = $1.word("s3cr3t")
        try scenario.export(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": scenario.receiver.endpoint,
            "OTEL_EXPORTER_OTLP_HEADERS": "x-api-key=\(secret)",
        ])
        guard !scenario.lines.all.contains(where: { $0.contains(secret) }) else {
            throw Feedback(
                "The value of the header x-api-key was reported.",
                picture: scenario.lines.picture.map {
                    $0.replacing(scenario.receiver.endpoint, with: "http://collector")
                },
                why: "What is reported stands in the logs, which more people may read than may have the key."
            )
        }
        guard !scenario.lines.all.contains(where: { $0.contains("401") }) else { return }
        throw Feedback(
            "The collector answered 401, the spans are lost, and nobody was told.",
            picture: scenario.lines.picture,
            why: "Without a line in the log, missing traces are looked for in the wrong place for days."
        )
    },

    Check(
        "collector-away-for-a-moment-costs-no-span",
        "A collector that is away for a moment costs no span, and gets none twice",
        step: 2,
        points: 2
    ) {
        let answers: [OTLPReceiver.Answer] = [.refuse(status: 503), .close, .refuse(status: 503), .accept]
        let scenario = try ExporterScenario($0, answers: answers)
        let count = $1.number(in: 2...9)
        try scenario.export(count, environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": scenario.receiver.endpoint])
        let ids = scenario.receiver.spans.map(\.spanID)
        guard Set(ids).count != count || ids.count != count else { return }
        throw Feedback(
            "\(count) spans were exported while the collector was away for three requests; \(Set(ids).count) of them "
                + "arrived\(ids.count > Set(ids).count ? ", some twice." : ".")",
            picture: scenario.picture,
            why:
                "Collectors are restarted and scaled all the time; each time a service would lose what happened just then."
        )
    },

    Check(
        "timeout-of-the-environment-is-kept",
        "One export takes no longer than OTEL_EXPORTER_OTLP_TIMEOUT, its retries included",
        step: 2
    ) {
        let scenario = try ExporterScenario($0, answers: [.refuse(status: 503)])
        let limit = $1.number(in: 1500...3000)
        try scenario.export(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": scenario.receiver.endpoint, "OTEL_EXPORTER_OTLP_TIMEOUT": "\(limit)",
        ])
        guard scenario.clock.now > .milliseconds(limit) else { return }
        throw Feedback(
            "OTEL_EXPORTER_OTLP_TIMEOUT is \(limit) ms, and one export went on for longer than that.",
            why: "While one batch is tried again and again the next ones wait, and then the queue is full."
        )
    },
]

extension ExporterScenario {
    /// Throws feedback unless spans arrived.
    fileprivate func verifyArrival() throws {
        guard receiver.spans.isEmpty else { return }
        throw Feedback(
            "The exporter got spans, and the collector that the environment names got none.",
            picture: picture,
            why:
                "The same program runs on a laptop and in a cluster; only the environment knows where the collector is."
        )
    }

    /// Throws feedback unless spans arrived at `path`.
    fileprivate func verify(path: String, _ rule: String) throws {
        try verifyArrival()
        guard let got = receiver.requests.map(\.path).first(where: { $0 != path }) else { return }
        throw Feedback(
            rule,
            picture: ["path", "  expected  \(path)", "  got       \(got)"],
            why: "A collector answers 404 to any other path, and the spans are lost."
        )
    }
}
