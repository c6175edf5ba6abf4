import Grading
import OTel
import Tracing

/// The one histogram that a check asks for, by its name.
struct MetricCase {
    let name: String
    let metric: MetricData
    let points: [MetricData.HistogramDataPoint]

    /// Finds the histogram; explains what is there instead.
    init(_ name: String, in metrics: [MetricData], why: String) throws {
        self.name = name
        let histograms = metrics.filter { if case .histogram = $0.points { true } else { false } }
        guard let metric = histograms.first(where: { $0.name == name }), case .histogram(let points) = metric.points
        else {
            let isCounter = metrics.contains { $0.name == name }
            throw Feedback(
                isCounter
                    ? "\(name) is a counter; it must be a histogram."
                    : metrics.isEmpty
                        ? "Nothing was recorded at all: no instrument has a value."
                        : "There is no histogram called \(name).",
                picture: ["expected  \(name), a histogram"] + metrics.map { "got       \($0.name) (\($0.unit))" },
                why: isCounter ? "A sum tells the mean at best; what the slowest waited, only a histogram tells." : why
            )
        }
        self.metric = metric
        self.points = points
    }

    var count: Int { Int(points.map(\.count).reduce(0, +)) }
    var sum: Double { points.map(\.sum).reduce(0, +) }

    /// Unit and value: seconds.
    func verifySeconds(_ expected: [Duration], of what: String, why: String) throws {
        let total = expected.reduce(.zero, +)
        let seconds = total / .seconds(1)
        let picture = [
            "\(name)",
            "            expected  got",
            "  unit      s         \(metric.unit.isEmpty ? "(none)" : metric.unit)",
            "  count     \(padded("\(expected.count)"))\(count)",
            "  sum       \(padded(seconds.rounded(toPlaces: 3)))\(sum.rounded(toPlaces: 3))",
        ]
        guard count == expected.count else {
            throw Feedback(
                "\(expected.count) values of \(what) should be recorded, and \(count) are.",
                picture: picture,
                why: why
            )
        }
        guard abs(sum - seconds) > 0.001 * Double(expected.count) || metric.unit != "s" else { return }
        let diagnosis: String
        if abs(sum / 1000 - seconds) <= 0.001 * Double(expected.count) {
            diagnosis = "\(what.capitalizedFirst) is recorded in milliseconds; the unit of \(name) is seconds."
        } else if metric.unit != "s", abs(sum - seconds) <= 0.001 * Double(expected.count) {
            diagnosis = "The values are seconds, and the unit says \"\(metric.unit)\"."
        } else {
            diagnosis = "The values recorded are not \(what)."
        }
        throw Feedback(diagnosis, picture: picture, why: why)
    }

    private func padded(_ text: String) -> String { text + String(repeating: " ", count: max(1, 10 - text.count)) }

    /// The boundaries of the convention.
    func verifyBoundaries(why: String) throws {
        let expected = Histogram.messagingDurationBoundaries
        guard let got = points.first?.explicitBounds, got != expected else { return }
        throw Feedback(
            got == Histogram.defaultBoundaries
                ? "The boundaries are the default ones, which suit milliseconds: all values lie in the lowest buckets."
                : "The boundaries are not those that the convention gives for durations in seconds.",
            picture: [
                "boundaries of \(name)",
                "  expected  \(expected.map { $0.rounded(toPlaces: 3) }.joined(separator: " "))",
                "  got       \(got.map { $0.rounded(toPlaces: 3) }.joined(separator: " "))",
            ],
            why: why
        )
    }

    /// The attributes that every point has.
    func verify(_ table: AttributeTable, saying circumstance: String = "", why: String) throws {
        for point in points {
            let wrong = table.wrongNames(in: point.attributes)
            guard !wrong.isEmpty else { continue }
            throw Feedback(
                "\(circumstance)\(wrong.joined(separator: ", ")) \(wrong.count == 1 ? "is" : "are") wrong on \(name).",
                picture: table.picture(of: point.attributes),
                why: why
            )
        }
    }

    /// Messages that differ in nothing but themselves fall into one point.
    func verifyOneTimeSeries(why: String) throws {
        guard points.count > 1 else { return }
        var values: [String: Set<String>] = [:]
        for point in points {
            point.attributes.forEach { values[$0, default: []].insert($1.text) }
        }
        let growing = values.filter { $0.value.count > 1 }.keys.sorted()
        throw Feedback(
            "\(count) messages of one partition made \(points.count) time series of \(name), "
                + "because \(growing.joined(separator: ", ")) differ\(growing.count == 1 ? "s" : "") from message to message.",
            picture: points.prefix(3).map { point in
                growing.map { "\($0) = \(point.attributes.get($0)?.text ?? "(absent)")" }.joined(separator: "  ")
            },
            why: why
        )
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
