import Grading
import Kafka
import KafkaTracing
import LabKit
import OTel
import Synchronization
import Tracing

private let services = ["shop", "billing", "dead-letters", "warehouse", "notifications"]

/// Symptom 7: notifications is missing from most traces.
let manifestChecks: [Check<Lab12Subject>] = [
    Check(
        "notifications-is-in-every-trace",
        "As it is deployed, notifications is in every trace that its parcels come from",
        step: 7,
        points: 2
    ) {
        $0.noteSymptom(7)
        let parents = (0..<40).map { [bench = $1] _ in bench.remoteSpanContext() }
        let configuration = try configuration(of: "notifications", $0)
        let seen = await continued(parents, as: configuration, $1).count
        guard seen != parents.count else { return }
        throw Feedback(
            "40 parcels came, each with a trace that the warehouse records. notifications is in \(seen) of these traces.",
            picture: [
                "in traces    \(String(repeating: "●", count: seen))\(String(repeating: "·", count: 40 - seen))"
            ],
            why: "A trace without its last service says that the customer was never told; and it says so at random."
        )
    },

    Check(
        "what-is-not-recorded-stays-so",
        "As it is deployed, no service records spans of a trace that was not recorded before it",
        step: 7
    ) {
        $0.noteSymptom(7)
        for service in services {
            let parents = (0..<60).map { [bench = $1] _ in bench.remoteSpanContext(flags: .random) }
            let configuration = try configuration(of: service, $0)
            let recorded = await continued(parents, as: configuration, $1).count
            guard recorded > 0 else { continue }
            throw Feedback(
                "60 traces were not recorded by the services before, and \(service) recorded spans in \(recorded) of them.",
                picture: ["got"] + TraceSketch(got: Array($1.spans.prefix(3))).lines + (recorded > 3 ? ["…"] : []),
                why: "Pieces of traces cost as much as whole ones, and nobody can read them."
            )
        }
    },

    Check(
        "every-manifest-configures-its-service",
        "Each manifest can be read, and leaves its service a name, contexts to carry and a place for its spans",
        step: 7
    ) {
        $0.noteSymptom(7)
        for service in services {
            let refused = Mutex<[String]>([])
            let configuration = try configuration(of: service, $0) { line in refused.withLock { $0.append(line) } }
            if let line = refused.withLock({ $0.first }) {
                throw Feedback(
                    "kubernetes/\(service).yaml: \(line)",
                    why:
                        "A value that the SDK does not know counts as unset, and the service runs with another setting than it says."
                )
            }
            let name = configuration.resource.serviceName
            let parent = $1.remoteSpanContext()
            let carried = await carriesOn(parent, as: configuration, $1)
            let isExported =
                !configuration.isDisabled && configuration.exporter == .otlp && configuration.otlpEndpoint != nil
            guard name != service || !carried || !isExported else { continue }
            throw Feedback(
                name != service
                    ? "In the traces, \(service) is called \(name)."
                    : carried
                        ? "\(service) exports its spans to no collector."
                        : "\(service) does not carry the context on: what it sends is in another trace than what it got.",
                picture: ["kubernetes/\(service).yaml"],
                why: "How a service is deployed decides as much about its traces as its code does."
            )
        }
    },
]

/// The SDK's configuration by the environment in a service's manifest.
private func configuration(
    of service: String,
    _ subject: Lab12Subject,
    report: @escaping (String) -> Void = { _ in }
) throws -> Configuration {
    let name = "kubernetes/\(service).yaml"
    do {
        let manifest = try DeploymentManifest(text: subject.manifest(service), name: name)
        return Configuration().applying(environment: manifest.environment, report: report)
    } catch {
        throw Feedback(
            "The manifest cannot be read. \(error)",
            why: "A manifest that cannot be read is not deployed: the cluster goes on with the last one."
        )
    }
}

/// The spans of a service with this configuration that continues each of `parents`, as far as they are recorded.
private func continued(_ parents: [SpanContext], as configuration: Configuration, _ bench: Bench) async -> [SpanData] {
    await bench.service(configuration) {
        for parent in parents {
            var context = ServiceContext.topLevel
            context.spanContext = parent
            withSpan("process parcels", context: context, ofKind: .consumer) { _ in }
        }
    }
    let traces = Set(parents.map(\.traceID))
    return bench.spans.filter { traces.contains($0.context.traceID) }
}

/// Whether a service with this configuration reads a context and sends it on.
private func carriesOn(_ parent: SpanContext, as configuration: Configuration, _ bench: Bench) async -> Bool {
    let header = KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: parent))
    let headers = await bench.service(configuration) {
        withSpan("process", context: extractTraceContext(from: [header])) { span in
            injectTraceContext(span.context, into: [])
        }
    }
    return WireTraceparent(headers.values(of: "traceparent").first ?? nil)?.traceID == parent.traceID.hex
}
