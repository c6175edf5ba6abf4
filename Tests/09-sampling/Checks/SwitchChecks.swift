import Grading
import Kafka
import KafkaTracing
import OTel
import Tracing

/// Step 7: tracing switched off.
let switchChecks: [Check<Lab09Subject>] = [
    Check("enabled-service-asks-its-sampler", "A service whose tracing is on records as its sampler says", step: 7) {
        subject,
        bench in
        for (sampler, count) in [(AlwaysOnSampler() as any Sampler, 1), (AlwaysOffSampler(), 0)] {
            let hop = try await Hop(subject, bench, environment: [:], sampler: sampler)
            guard hop.spans.count != count || hop.spans.contains(where: { $0.resource.serviceName != hop.service })
            else {
                continue
            }
            throw Feedback(
                hop.spans.count != count
                    ? "The sampler says \(count == 0 ? "drop" : "keep"), and \(hop.spans.count) spans were recorded."
                    : "The span does not belong to the service.",
                picture: TraceSketch(got: hop.spans).lines,
                why: "A tracer without the sampler that was made for it keeps what it likes."
            )
        }
    },

    Check("disabled-service-records-nothing", "With OTEL_SDK_DISABLED=true no span is recorded", step: 7) {
        subject,
        bench in
        let hop = try await Hop(subject, bench, environment: ["OTEL_SDK_DISABLED": "true"])
        guard !hop.spans.isEmpty else { return }
        throw Feedback(
            "Tracing is switched off, and spans were recorded.",
            picture: TraceSketch(got: hop.spans).lines,
            why: "It is the switch that people reach for when tracing itself is the trouble: it must work."
        )
    },

    Check(
        "disabled-service-passes-the-context-on-untouched",
        "With OTEL_SDK_DISABLED=true the context that came in goes out unchanged",
        step: 7,
        points: 3
    ) { subject, bench in
        for flags in [TraceFlags.random, [.sampled, .random]] {
            let hop = try await Hop(subject, bench, environment: ["OTEL_SDK_DISABLED": "true"], flags: flags)
            for key in ["traceparent", "tracestate", "baggage"] {
                let (before, after) = (hop.incoming.values(of: key), hop.outgoing.values(of: key))
                guard before != after else { continue }
                let got = after.isEmpty ? "(absent)" : hop.text(after)
                let diagnosis =
                    switch key {
                    case "traceparent" where after.isEmpty:
                        "The service that does not trace sends no traceparent on: propagation was switched off too."
                    case "traceparent":
                        "The service that does not trace wrote a context of its own: downstream would hang below a span that "
                            + "nobody recorded" + (flags.contains(.sampled) ? ", and is told not to record." : ".")
                    default: "\(key) did not come through the service that does not trace."
                    }
                throw Feedback(
                    diagnosis,
                    picture: HeaderSketch.compare(key, expected: hop.text(before), got: got, note: "differs from here"),
                    why: "One service that wants no traces must not take them from the services behind it."
                )
            }
        }
    },

    Check("only-true-switches-tracing-off", "true in any case switches tracing off, and nothing else does", step: 7) {
        subject,
        bench in
        for (value, isDisabled) in [
            ("TRUE", true), ("True", true), ("", false), ("false", false), ("1", false), ("yes", false),
        ] {
            let hop = try await Hop(subject, bench, environment: ["OTEL_SDK_DISABLED": value])
            guard hop.spans.isEmpty != isDisabled else { continue }
            throw Feedback(
                "OTEL_SDK_DISABLED=\(value) \(isDisabled ? "did not switch" : "switched") tracing off.",
                picture: ["expected  off for true, True and TRUE; on for anything else, the empty value included"],
                why:
                    "All SDKs read the variable alike; a service that reads it otherwise is the one that nobody understands."
            )
        }
    },
]

/// A message comes in and another goes out, through a service with the subject's tracer.
private struct Hop: Sendable {
    let service: String
    let incoming: [KafkaHeader]
    let outgoing: [KafkaHeader]
    let spans: [SpanData]

    init(
        _ subject: Lab09Subject,
        _ bench: Bench,
        environment: [String: String],
        sampler: any Sampler = AlwaysOnSampler(),
        flags: TraceFlags = [.sampled, .random]
    ) async throws {
        let service = bench.word("billing")
        let exporter = InMemorySpanExporter()
        let tracer = subject.tracer(
            service,
            sampler,
            environment,
            Lab09Subject.Backing(
                processor: SimpleSpanProcessor(exporter: exporter),
                idGenerator: BenchIDs(bench: bench),
                clock: bench.clock
            )
        )
        let incoming = [
            KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: bench.remoteSpanContext(flags: flags))),
            KafkaHeader(key: "tracestate", value: "congo=\(bench.word("t61"))"),
            KafkaHeader(key: "baggage", value: "tenant=\(bench.word("blue"))"),
        ]
        outgoing = await TaskLocalTracer.withTracer(tracer) {
            ServiceContext.withValue(nil) {
                let context = extractTraceContext(from: incoming)
                return withSpan("process orders", context: context, ofKind: .consumer) { span in
                    injectTraceContext(span.context, into: [])
                }
            }
        }
        self.service = service
        self.incoming = incoming
        spans = exporter.finishedSpans
    }

    /// The values of a header as text.
    func text(_ values: [[UInt8]?]) -> String {
        values.map { String(decoding: $0 ?? [], as: UTF8.self) }.joined(separator: ", ")
    }
}
