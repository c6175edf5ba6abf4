/// The lines of one data point.
struct MetricDrawing {
    let width: Int

    func lines(of point: MetricPoint) -> [StyledLine] {
        let quantity = Quantity(unit: point.unit)
        let summary: [String]
        var rows: [StyledLine] = []
        switch point.value {
        case .histogram(let histogram):
            summary = self.summary(of: histogram, quantity)
            rows = bars(of: histogram, quantity)
        case .int(let number): summary = [quantity.count(number)]
        case .double(let number): summary = [quantity.measured(number)]
        }
        let isOverflow = point.attributes["otel.metric.overflow"] == .bool(true)
        return [title(of: point)]
            + wrapped(AttributeText.describe(point.attributes), separator: "  ", isOverflow ? .warning : .quiet)
            + wrapped(summary, separator: " · ", .plain)
            + (rows.isEmpty ? [] : [StyledLine()] + rows)
    }

    // MARK: - Above the bars

    private func title(of point: MetricPoint) -> StyledLine {
        var line = StyledLine()
        let unit = point.unit.isEmpty ? "" : " (\(point.unit))"
        let service = " · \(point.serviceName)"
        line.append(point.name.isEmpty ? "(no name)" : point.name, .strong, limit: width)
        line.append(unit, limit: width - line.width)
        line.append(service, limit: width - line.width)
        return line
    }

    private func summary(of histogram: HistogramBuckets, _ quantity: Quantity) -> [String] {
        let parts = [
            "\(histogram.count) recorded",
            histogram.mean.map { "mean \(quantity.measured($0))" },
            histogram.min.map { "min \(quantity.measured($0))" },
            histogram.max.map { "max \(quantity.measured($0))" },
            histogram.quantile(0.5).map { "p50 \(text($0, quantity))" },
            histogram.quantile(0.95).map { "p95 \(text($0, quantity))" },
        ]
        return parts.compactMap(\.self)
    }

    private func text(_ quantile: HistogramBuckets.Quantile, _ quantity: Quantity) -> String {
        switch quantile {
        case .atMost(let bound): "≤ \(quantity.exact(bound))"
        case .above(let bound): "> \(quantity.exact(bound))"
        }
    }

    /// The parts in as few lines as they fit into.
    private func wrapped(_ parts: [String], separator: String, _ style: TextStyle) -> [StyledLine] {
        var lines: [StyledLine] = []
        for part in parts {
            let part = TerminalText.fitted(part, to: width)
            let needed = DisplayWidth.of(separator) + DisplayWidth.of(part)
            if let last = lines.indices.last, lines[last].width + needed <= width {
                lines[last].append(separator + part, style)
            } else {
                var line = StyledLine()
                line.append(part, style)
                lines.append(line)
            }
        }
        return lines
    }

    // MARK: - Bars

    /// A row for each bucket, without the empty ones before the first and after the last value.
    private func bars(of histogram: HistogramBuckets, _ quantity: Quantity) -> [StyledLine] {
        let counts = histogram.bucketCounts
        guard let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 }),
            let highest = counts.max()
        else { return [] }
        let labels = (first...last).map { label(ofBucket: $0, in: histogram.explicitBounds, quantity) }
        let numbers = counts[first...last].map { String($0) }
        let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, width / 3)
        let numberWidth = numbers.map(\.count).max() ?? 0
        let cells = max(1, width - labelWidth - numberWidth - 6)
        return zip(zip(labels, numbers), counts[first...last]).map { row, count in
            var line = StyledLine()
            line.append("  ")
            line.append(row.0, .quiet, column: labelWidth, alignedRight: true)
            line.append("  ")
            line.append(row.1, column: numberWidth, alignedRight: true)
            line.append("  ")
            line.append(bar(share: Double(count) / Double(highest), cells: cells), .service(0))
            return line
        }
    }

    private func label(ofBucket index: Int, in bounds: [Double], _ quantity: Quantity) -> String {
        if index < bounds.count { return "≤ \(quantity.exact(bounds[index]))" }
        return bounds.last.map { "> \(quantity.exact($0))" } ?? "all"
    }

    /// Drawn in half cells; whatever is more than nothing has one.
    private func bar(share: Double, cells: Int) -> String {
        guard share > 0 else { return "" }
        let halves = max(1, Int((share * Double(2 * cells)).rounded()))
        return String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    }
}
