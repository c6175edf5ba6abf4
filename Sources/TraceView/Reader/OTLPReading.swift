/// Walks one JSON value down to its spans: document, resource, scope, span.
struct OTLPReading {
    private(set) var spans: [TraceSpan] = []
    private(set) var problems: [String] = []

    /// Reads an export request, a list of them, or the answer of a trace store that wraps one.
    mutating func readDocument(_ json: JSONValue) {
        switch json {
        case .array(let documents):
            for document in documents { readDocument(document) }
        case .object(let fields):
            // Jaeger's query API answers with `result`; Grafana Tempo with `trace`, or with `batches`.
            if let wrapped = json["result"] ?? json["trace"] {
                readDocument(wrapped)
            } else if let resources = json["resourceSpans"] ?? json["batches"] {
                for resource in list(resources, "resourceSpans") { readResource(resource) }
            } else if !fields.isEmpty, !Self.otherKeys.contains(where: { json[$0] != nil || fields[$0] != nil }) {
                problems.append("no OTLP trace: the object has no \"resourceSpans\"")
            }
        default:
            problems.append("no OTLP trace: {\"resourceSpans\":[…]} was expected")
        }
    }

    /// Documents that hold no spans, and rightly so.
    private static let otherKeys = [
        "resourceSpans", "resourceMetrics", "resourceLogs", "resourceProfiles", "partialSuccess",
    ]

    private mutating func readResource(_ json: JSONValue) {
        let attributes = json["resource"]?["attributes"].map(OTLPFields.attributes) ?? [:]
        for (key, scopeKey) in [("scopeSpans", "scope"), ("instrumentationLibrarySpans", "instrumentationLibrary")] {
            guard let scopes = json[key] else { continue }
            for scope in list(scopes, key) {
                let name = scope[scopeKey]?["name"]?.text ?? ""
                guard let members = scope["spans"] else { continue }
                for member in list(members, "spans") {
                    guard case .object = member else {
                        problems.append("an element of \"spans\" is no object; it is left out")
                        continue
                    }
                    spans.append(OTLPFields.span(member, resourceAttributes: attributes, scopeName: name))
                }
            }
        }
    }

    private mutating func list(_ json: JSONValue, _ name: String) -> [JSONValue] {
        guard case .array(let values) = json else {
            problems.append("\"\(name)\" is no array; it is left out")
            return []
        }
        return values
    }
}
