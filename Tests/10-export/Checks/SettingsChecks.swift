import Foundation
import Grading
import OTel
import Tracing

/// Step 1: what the settings make of the program and the environment.
let settingsChecks: [Check<Lab10Subject>] = [
    Check("resource-names-the-service-and-its-version", "The resource names the service and its version", step: 1) {
        let (service, version) = ($1.word("billing"), "2.\($1.number(in: 0...99)).0")
        let resource = $0.resource(service, version: version)
        try resource.verify(
            ["service.name": service, "service.version": version],
            "The resource does not say which program this is.",
            why:
                "A backend lists spans by service; unknown_service is everybody's, and without the version nobody sees "
                + "which release made things slow."
        )
    },

    Check("each-process-has-an-instance-id-of-its-own", "Each process has an instance id of its own", step: 1) {
        let service = $1.word("billing")
        let first = $0.resource(service).attributes.get("service.instance.id")?.text
        let second = $0.resource(service).attributes.get("service.instance.id")?.text
        guard let first, let second, !first.isEmpty else {
            throw Feedback(
                "The resource has no service.instance.id.",
                why: "With ten replicas of a service, one that misbehaves cannot be told from the nine that do not."
            )
        }
        guard first == second, UUID(uuidString: first) == nil else { return }
        throw Feedback(
            "Two processes of the service have the same service.instance.id, \(first).",
            why: "With ten replicas of a service, one that misbehaves cannot be told from the nine that do not."
        )
    },

    Check("service-name-of-the-environment-wins", "OTEL_SERVICE_NAME wins over all other names", step: 1) {
        let (inCode, inVariable, inAttributes) = ($1.word("billing"), $1.word("billing-eu"), $1.word("shop"))
        let why = "One image runs under several names; whoever deploys it names it, without building it anew."
        for attributes in ["", "service.name=\(inAttributes)"] {
            let environment = ["OTEL_SERVICE_NAME": inVariable, "OTEL_RESOURCE_ATTRIBUTES": attributes]
            try $0.resource(inCode, environment: environment).verify(
                ["service.name": inVariable],
                "OTEL_SERVICE_NAME is \(inVariable)"
                    + (attributes.isEmpty ? "," : ", OTEL_RESOURCE_ATTRIBUTES \(attributes),")
                    + " and the service is called something else.",
                why: why
            )
        }
        try $0.resource(inCode, environment: ["OTEL_RESOURCE_ATTRIBUTES": "service.name=\(inAttributes)"]).verify(
            ["service.name": inAttributes],
            "OTEL_RESOURCE_ATTRIBUTES is service.name=\(inAttributes), and the service is called something else.",
            why: why
        )
    },

    Check(
        "resource-attributes-of-the-environment-are-added",
        "OTEL_RESOURCE_ATTRIBUTES is part of the resource, and the program's own name stays",
        step: 1
    ) {
        let (service, pod) = ($1.word("billing"), $1.word("pod"))
        let environment = [
            "OTEL_RESOURCE_ATTRIBUTES":
                "deployment.environment.name=eu%20west,service.instance.id=\(pod),service.version=9.9.9"
        ]
        try $0.resource(service, environment: environment).verify(
            [
                "deployment.environment.name": "eu west", "service.instance.id": pod, "service.name": service,
                "service.version": "9.9.9",
            ],
            "OTEL_RESOURCE_ATTRIBUTES is not added to the resource as it should be.",
            why: "Only whoever deploys knows the environment, the region and the pod; the code cannot."
        )
    },

    Check(
        "bad-setting-is-reported-and-not-fatal",
        "A variable with a bad value is reported once, and the service starts all the same",
        step: 1
    ) {
        let lines = Lines()
        let endpoint = "\($1.word("collector")):4318"
        _ = $0.settings(
            Lab10Subject.Program(
                service: "billing",
                version: "1.0.0",
                environment: ["OTEL_EXPORTER_OTLP_ENDPOINT": endpoint, "OTEL_BSP_SCHEDULE_DELAY": "soon"]
            ),
            lines.append
        )
        for name in ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_BSP_SCHEDULE_DELAY"] {
            let count = lines.all.filter { $0.contains(name) }.count
            guard count != 1 else { continue }
            throw Feedback(
                "The value of \(name) is bad, and it was reported \(count == 0 ? "to nobody" : "\(count) times").",
                picture: lines.picture,
                why: "A service that silently sends its spans elsewhere is noticed on the day its traces are needed."
            )
        }
    },
]

extension Lab10Subject {
    fileprivate func resource(
        _ service: String,
        version: String = "1.0.0",
        environment: [String: String] = [:]
    ) -> Resource {
        settings(Program(service: service, version: version, environment: environment)) { _ in }.resource
    }
}

extension Resource {
    /// Throws feedback with a table unless the attributes are these; others may be there too.
    fileprivate func verify(_ expected: [String: String], _ diagnosis: String, why: String) throws {
        let rows = expected.sorted { $0.key < $1.key }.map { key, value in
            (key, value, attributes.get(key)?.text ?? "(not set)")
        }
        guard rows.contains(where: { $0.1 != $0.2 }) else { return }
        throw Feedback(
            diagnosis,
            picture: rows.flatMap { key, expected, got in
                expected == got
                    ? ["  \(key)  \(got)"]
                    : [
                        "✗ \(key)", "    expected  \(expected)",
                        "    got       \(UUID(uuidString: got) == nil ? got : "(a random UUID)")",
                    ]
            },
            why: why
        )
    }
}

extension SpanAttribute {
    /// The text of a string attribute.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
