extension OTLPJSON {
    /// One `{"resourceMetrics":[…]}` document without a line break, as UTF-8 (opentelemetry-proto, `MetricsData`).
    public static func encode(_ metrics: [MetricData]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("resourceMetrics")
            writer.array(metrics.grouped(by: \.resource)) { $0.resourceMetrics($1.key, $1.members) }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func resourceMetrics(_ resource: Resource, _ metrics: [MetricData]) {
        object { writer in
            writer.resource(resource)
            writer.key("scopeMetrics")
            writer.array(metrics.grouped(by: \.scopeName)) { writer, scope in
                writer.object { writer in
                    writer.scope(named: scope.key)
                    writer.key("metrics")
                    writer.array(scope.members) { $0.metric($1) }
                }
            }
        }
    }

    private mutating func metric(_ metric: MetricData) {
        object { writer in
            writer.member("name", metric.name)
            if !metric.description.isEmpty {
                writer.member("description", metric.description)
            }
            if !metric.unit.isEmpty {
                writer.member("unit", metric.unit)
            }
            switch metric.points {
            case .histogram(let points):
                writer.key("histogram")
                writer.object { writer in
                    writer.key("dataPoints")
                    writer.array(points) { $0.histogramDataPoint($1) }
                    writer.cumulative()
                }
            case .sum(let points):
                writer.key("sum")
                writer.object { writer in
                    writer.key("dataPoints")
                    writer.array(points) { $0.numberDataPoint($1) }
                    writer.cumulative()
                    writer.key("isMonotonic")
                    writer.literal("true")
                }
            }
        }
    }

    /// `AGGREGATION_TEMPORALITY_CUMULATIVE`.
    private mutating func cumulative() {
        member("aggregationTemporality", 2)
    }

    private mutating func histogramDataPoint(_ point: MetricData.HistogramDataPoint) {
        object { writer in
            writer.attributes(point.attributes)
            writer.member("startTimeUnixNano", String(point.startTime))
            writer.member("timeUnixNano", String(point.time))
            writer.member("count", String(point.count))
            writer.key("sum")
            writer.number(point.sum)
            writer.key("bucketCounts")
            writer.array(point.bucketCounts) { $0.string(String($1)) }
            writer.key("explicitBounds")
            writer.array(point.explicitBounds) { $0.number($1) }
            writer.key("min")
            writer.number(point.min)
            writer.key("max")
            writer.number(point.max)
        }
    }

    private mutating func numberDataPoint(_ point: MetricData.NumberDataPoint) {
        object { writer in
            writer.attributes(point.attributes)
            writer.member("startTimeUnixNano", String(point.startTime))
            writer.member("timeUnixNano", String(point.time))
            writer.member("asInt", String(point.value))
        }
    }
}
