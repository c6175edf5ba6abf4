import Grading
import Kafka
import OTel
import Tracing

extension TotalsScenario {
    /// The process span links to the orders of its window: to each as often as it stands there, and to no other order. Links
    /// that lead to no order are nobody's business.
    ///
    /// - Parameters:
    ///   - result: a total and its process span.
    ///   - circumstance: put before the diagnosis; where the scenario is special.
    ///   - why: why it matters in production.
    func verifyLinks(of result: Result, saying circumstance: String = "", why: String) throws {
        let linked = result.process.links.map(\.context)
        let rows = orders.map { order -> Row in
            let belongs = result.orders.contains { $0.record == order.record }
            let links = linked.filter { $0.spanID == order.context?.spanID && $0.traceID == order.context?.traceID }
                .count
            return Row(order: order, belongs: belongs, links: links)
        }
        let counts = Dictionary(grouping: result.orders.compactMap(\.context), by: \.spanID).mapValues(\.count)
        func expected(_ row: Row) -> Int { row.order.context.map { counts[$0.spanID, default: 0] } ?? 0 }
        let missing = rows.filter { $0.belongs && $0.links < expected($0) }
        let foreign = rows.filter { !$0.belongs && $0.links > 0 && expected($0) == 0 }
        let double = rows.filter { $0.belongs && $0.links > expected($0) }
        guard !missing.isEmpty || !foreign.isEmpty || !double.isEmpty else { return }
        let wrong = missing + foreign + double
        throw Feedback(
            circumstance + diagnosis(result, rows: rows, missing: missing, foreign: foreign),
            picture: table(rows, wrong: wrong, expected: expected),
            why: why
        )
    }

    fileprivate struct Row {
        let order: Order
        let belongs: Bool
        let links: Int
    }

    private func diagnosis(_ result: Result, rows: [Row], missing: [Row], foreign: [Row]) -> String {
        let own = rows.filter { $0.belongs && $0.order.context != nil }
        if let row = foreign.first {
            let whose: String
            if row.order.key != result.record.key {
                whose = "an order of another store"
            } else if row.order.time < result.window.start {
                whose = "an order of an earlier window"
            } else {
                whose = "an order of a later window"
            }
            return "The process span links to \(whose)."
        }
        guard !missing.isEmpty else {
            let times = rows.filter(\.belongs).map(\.links).max() ?? 0
            let lends = rows.contains { $0.belongs && $0.order.context == nil }
            return "The process span links \(times) times to an order that stands in the window once"
                + (lends ? ": orders without a context were given that of the order before." : ".")
        }
        if missing.count == own.count, result.process.links.isEmpty {
            return own.count == 1
                ? "The process span does not link to the order."
                : "The process span links to none of its \(own.count) orders."
        }
        let found = own.filter { row in !missing.contains { $0.order.record == row.order.record } }
        if Set(own.compactMap(\.order.context?.spanID)).count < own.count, found.isEmpty {
            return
                "Two orders were sent from one span, and the process span links to it once: a link stands for an order, "
                + "and not for a trace."
        }
        switch found.map(\.order.record.offset) {
        case [own.first?.order.record.offset]:
            return "The process span links to the first order only, of \(own.count)."
        case [own.last?.order.record.offset]:
            return
                "The process span links to the last order only, of \(own.count): each order took the place of the one before."
        default:
            return "The process span links to \(found.count) of its \(own.count) orders."
        }
    }

    /// The orders, one a line, with a cross at those whose links are wrong.
    private func table(_ rows: [Row], wrong: [Row], expected: (Row) -> Int) -> [String] {
        let cells = rows.map { row in
            [
                wrong.contains { $0.order.record == row.order.record } ? "✗" : " ",
                row.order.key.map { String(decoding: $0, as: UTF8.self) } ?? "(null)",
                "\(row.order.record.offset)",
                "\((row.order.time - base) / 1_000) s",
                row.order.context?.spanID.hex ?? "(none)",
                row.belongs ? "yes" : "no",
                linked(row, expected: expected(row)),
            ]
        }
        let lines = [[" ", "store", "offset", "time", "span", "in the window", "linked"]] + cells
        let widths = (0..<7).map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
                .trimmingTrailingSpaces()
        }
    }
}

/// Whether the order is linked: where more than one link is expected or there, how many.
private func linked(_ row: TotalsScenario.Row, expected: Int) -> String {
    if row.order.context == nil { return "-" }
    if expected > 1 { return "\(row.links) of \(expected)" }
    return row.links == 0 ? "no" : row.links == 1 ? "yes" : "\(row.links) times"
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
