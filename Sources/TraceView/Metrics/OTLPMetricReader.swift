import Foundation

/// Reads metrics from OTLP/JSON: histograms with explicit bounds, sums and gauges. OpenTelemetry: "OTLP/HTTP, JSON Protobuf
/// Encoding" and "OTLP File Exporter". It is as generous as ``OTLPReader``.
public enum OTLPMetricReader {
    /// Reads JSON lines. A line that is not OTLP/JSON becomes a problem; the others are read all the same.
    ///
    /// - Parameters:
    ///   - lines: one JSON document each, without the line break.
    ///   - source: what problems call the input, for instance the file's path.
    public static func read(lines: some Sequence<String>, source: String = "input") -> MetricDocument {
        OTLPLines.read(lines: lines.map { Data($0.utf8) }, source: source)
    }

    /// Reads the bytes of a file: JSON lines, or one JSON document spread over several lines.
    ///
    /// - Parameters:
    ///   - data: what the file holds, in UTF-8.
    ///   - source: what problems call the input, for instance the file's path.
    public static func read(_ data: Data, source: String = "input") -> MetricDocument {
        OTLPLines.read(data, source: source)
    }
}

// MARK: - OTLPDocument

extension MetricDocument: OTLPDocument {
    static var contents: String { "metrics" }

    init() {
        self.init(points: [])
    }

    init(_ json: JSONValue, problems: inout [String]) {
        var reading = OTLPMetricReading()
        reading.readDocument(json)
        problems = reading.problems
        self.init(points: reading.points)
    }

    var isEmpty: Bool { points.isEmpty }
}
