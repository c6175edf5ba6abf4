/// Walks one JSON value down to its data points: document, resource, scope, metric, point.
struct OTLPMetricReading {
    private(set) var points: [MetricPoint] = []
    private(set) var problems: [String] = []

    /// Reads an export request, or a list of them.
    mutating func readDocument(_ json: JSONValue) {
        switch json {
        case .array(let documents):
            for document in documents { readDocument(document) }
        case .object(let fields):
            if let resources = json["resourceMetrics"] {
                for resource in list(resources, "resourceMetrics") { readResource(resource) }
            } else if !fields.isEmpty, !Self.otherKeys.contains(where: { json[$0] != nil || fields[$0] != nil }) {
                problems.append("no OTLP metrics: the object has no \"resourceMetrics\"")
            }
        default:
            problems.append("no OTLP metrics: {\"resourceMetrics\":[…]} was expected")
        }
    }

    /// Documents that hold no metrics, and rightly so.
    private static let otherKeys = [
        "resourceMetrics", "resourceSpans", "resourceLogs", "resourceProfiles", "partialSuccess",
    ]

    private mutating func readResource(_ json: JSONValue) {
        let attributes = json["resource"]?["attributes"].map(OTLPFields.attributes) ?? [:]
        for scope in list(json["scopeMetrics"], "scopeMetrics") {
            for metric in list(scope["metrics"], "metrics") {
                guard case .object = metric else {
                    problems.append("an element of \"metrics\" is no object; it is left out")
                    continue
                }
                readMetric(metric, resourceAttributes: attributes, scopeName: scope["scope"]?["name"]?.text ?? "")
            }
        }
    }

    private mutating func readMetric(_ json: JSONValue, resourceAttributes: TraceAttributes, scopeName: String) {
        let name = json["name"]?.text ?? ""
        guard let data = json["histogram"] ?? json["sum"] ?? json["gauge"] else {
            problems.append("the metric \"\(name)\" is no histogram, sum or gauge; it is left out")
            return
        }
        for point in list(data["dataPoints"], "dataPoints") {
            guard let value = json["histogram"] == nil ? number(point) : histogram(point, name: name) else {
                continue
            }
            points.append(
                MetricPoint(
                    name: name,
                    description: json["description"]?.text ?? "",
                    unit: json["unit"]?.text ?? "",
                    attributes: OTLPFields.attributes(point["attributes"]),
                    startTimeUnixNano: point["startTimeUnixNano"]?.integer() ?? 0,
                    timeUnixNano: point["timeUnixNano"]?.integer() ?? 0,
                    isDelta: isDelta(data["aggregationTemporality"]),
                    value: value,
                    resourceAttributes: resourceAttributes,
                    scopeName: scopeName
                )
            )
        }
    }

    private func isDelta(_ json: JSONValue?) -> Bool {
        json?.integer() == 1 || json?.text == "AGGREGATION_TEMPORALITY_DELTA"
    }

    /// Nil for a point that says that it has no value.
    private func number(_ json: JSONValue) -> MetricPoint.Value? {
        if let number: Int64 = json["asInt"]?.integer() { return .int(number) }
        return json["asDouble"]?.double.map { .double($0) }
    }

    /// Nil, with a problem, where the buckets cannot be told from one another.
    private mutating func histogram(_ json: JSONValue, name: String) -> MetricPoint.Value? {
        let bounds = (json["explicitBounds"]?.elements ?? []).map { $0.double ?? .nan }
        let counts: [UInt64] = (json["bucketCounts"]?.elements ?? []).compactMap { $0.integer() }
        let areAscending = bounds.allSatisfy { !$0.isNaN } && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
        let areComplete = counts.count == bounds.count + 1 || (counts.isEmpty && bounds.isEmpty)
        guard areAscending, areComplete else {
            let what =
                areAscending
                ? "\(bounds.count) bounds and \(counts.count) bucket counts" : "bounds that do not ascend"
            problems.append("the histogram \"\(name)\" has \(what); the point is left out")
            return nil
        }
        return .histogram(
            HistogramBuckets(
                count: json["count"]?.integer() ?? 0,
                sum: json["sum"]?.double,
                min: json["min"]?.double,
                max: json["max"]?.double,
                explicitBounds: bounds,
                bucketCounts: counts
            )
        )
    }

    private mutating func list(_ json: JSONValue?, _ name: String) -> [JSONValue] {
        guard let json else { return [] }
        guard case .array(let values) = json else {
            problems.append("\"\(name)\" is no array; it is left out")
            return []
        }
        return values
    }
}
