import Grading
import OTel

/// Step 6: queries for Tempo, tried on spans that they must find and spans that they must not.
let traceQLChecks: [Check<Lab10Subject>] = [
    Check(
        "query-finds-the-kafka-producers",
        "The query for producers finds those that send to Kafka, and no others",
        step: 6
    ) {
        _ = $1
        try verify(
            $0.kafkaProducers(),
            finds: [SampleSpan(title: "send to Kafka", name: "send orders", kind: .producer)],
            but: [
                SampleSpan(title: "process from Kafka", kind: .consumer),
                SampleSpan(title: "poll of Kafka", name: "poll orders", kind: .client),
                SampleSpan(
                    title: "send to RabbitMQ",
                    name: "send orders",
                    kind: .producer,
                    attributes: ["messaging.system": "rabbitmq"]
                ),
                SampleSpan(title: "a producer of no messages", kind: .producer, attributes: [:]),
            ]
        )
    },

    Check(
        "query-finds-the-slow-consumers",
        "The query for slow consumers finds those of Kafka that took longer, and no others",
        step: 6
    ) {
        for limit in [Duration.seconds(5), .milliseconds(1000 + 100 * $1.number(in: 1...9))] {
            try verify(
                $0.kafkaConsumers(limit),
                finds: [
                    SampleSpan(title: "process, a bit longer than \(limit)", duration: limit + .milliseconds(1)),
                    SampleSpan(title: "process, an hour", duration: .seconds(3600)),
                ],
                but: [
                    SampleSpan(title: "process, exactly \(limit)", duration: limit),
                    SampleSpan(title: "process, a bit less than \(limit)", duration: limit - .milliseconds(1)),
                    SampleSpan(
                        title: "server span of a minute",
                        kind: .server,
                        duration: .seconds(60),
                        attributes: [:]
                    ),
                    SampleSpan(title: "slow send", name: "send orders", kind: .producer, duration: .seconds(60)),
                    SampleSpan(
                        title: "slow process from RabbitMQ",
                        duration: .seconds(60),
                        attributes: ["messaging.system": "rabbitmq"]
                    ),
                ]
            )
        }
    },

    Check("query-finds-the-linking-spans", "The query for a trace's links finds the spans that link to it", step: 6) {
        let (wanted, other) = ($1.remoteSpanContext().traceID.hex, $1.remoteSpanContext().traceID.hex)
        try verify(
            $0.spansLinking(wanted),
            finds: [
                SampleSpan(title: "a batch that links to it, in another trace", traceID: other, links: [wanted]),
                SampleSpan(title: "a batch that links to two traces", traceID: other, links: [other, wanted]),
            ],
            but: [
                SampleSpan(title: "a span of the trace itself", traceID: wanted),
                SampleSpan(title: "a batch that links elsewhere", traceID: other, links: [other]),
                SampleSpan(title: "a span without links", traceID: other),
            ]
        )
    },

    Check("hostile-trace-id-is-refused", "What is not a trace id never becomes part of a query", step: 6) {
        let id = $1.remoteSpanContext().traceID.hex
        for hostile in [
            #"" || true || name = ""#, #"\#(id)" || link:traceID != ""#, "", String(id.dropLast()), id + "0",
        ] {
            guard let query = try? $0.spansLinking(hostile) else { continue }
            throw Feedback(
                "This was given as a trace id, and was not refused.",
                picture: ["given  \(hostile.isEmpty ? "(nothing)" : hostile)", "query  \(query)"],
                why: "The id comes from an address bar or a chat; with a quote in it, somebody else writes the query."
            )
        }
    },
]

/// Throws feedback unless the query selects all of `found` and none of `others`.
private func verify(_ query: String, finds found: [SampleSpan], but others: [SampleSpan]) throws {
    let parsed: TraceQL
    do {
        parsed = try TraceQL(query)
    } catch let error as TraceQL.Unreadable {
        throw Feedback(
            "The query cannot be read: \(error.reason).",
            picture: ["query  \(query)"],
            why: "Tempo answers a query that it cannot read with status 400."
        )
    }
    let rows = found.map { ($0.title, true, parsed.selects($0)) } + others.map { ($0.title, false, parsed.selects($0)) }
    guard rows.contains(where: { $0.1 != $0.2 }) else { return }
    throw Feedback(
        "The query does not find what it should.",
        picture: ["query  \(query)", ""]
            + rows.map { title, expected, got in
                expected == got
                    ? "  \(title): \(got ? "found" : "not found")"
                    : "✗ \(title): \(got ? "found" : "not found"), should \(expected ? "" : "not ")be found"
            },
        why: "A dashboard on a query that finds too much or too little is believed all the same."
    )
}
