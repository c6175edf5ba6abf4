/// What was read from one or several OTLP files of metrics: the points that could be read, and what could not.
public struct MetricDocument: Sendable, Equatable {
    /// The points in the order of the input.
    public var points: [MetricPoint]
    /// What could not be read, in the order of the input; empty when all went well.
    public var problems: [ReadProblem]

    /// Makes a document.
    public init(points: [MetricPoint] = [], problems: [ReadProblem] = []) {
        self.points = points
        self.problems = problems
    }

    /// Appends what was read from another file.
    public mutating func append(_ other: MetricDocument) {
        points += other.points
        problems += other.problems
    }

    /// The points without those that a later one of the same series includes, as cumulative ones do ("Metrics Data
    /// Model", Temporality).
    public var latestPoints: [MetricPoint] {
        var latest: [MetricPoint] = []
        for point in points {
            if !point.isDelta, let index = latest.firstIndex(where: { !$0.isDelta && $0.isSameSeries(as: point) }) {
                if point.timeUnixNano >= latest[index].timeUnixNano { latest[index] = point }
            } else {
                latest.append(point)
            }
        }
        return latest
    }
}
