import CAllocations
import Foundation
import Measuring
import OTel
import Tracing

/// Measures the tracer, operation by operation. `--json FILE` also writes the figures for `tracer.py`, `--rounds N` says how
/// often each is measured, and `--only TEXT` picks the operation of that name, or those with that text in their
/// names.
@main
struct Main {
    static func main() throws {
        InstrumentationSystem.bootstrap(
            OTelTracer(resource: Resource(serviceName: "shop"), processor: DiscardingProcessor())
        )
        let only = option("--only") ?? ""
        let all = PropagationRows.all + SpanRows.all + ExportRows.all
        let exact = all.filter { $0.operation.name == only }
        let rows = exact.isEmpty ? all.filter { only.isEmpty || $0.operation.name.contains(only) } : exact
        let results = measured(rows, rounds: option("--rounds").flatMap(Int.init) ?? 40)
        if let path = option("--json") {
            try JSONEncoder().encode(results).write(to: URL(fileURLWithPath: path))
        }
        results.forEach { print($0.line) }
    }

    private static func option(_ name: String) -> String? {
        let arguments = CommandLine.arguments
        guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
        return arguments[index + 1]
    }

    private static func measured(_ rows: [Row], rounds: Int) -> [Result] {
        let floors = rows.compactMap(\.floor?.operation)
        let times = measure(rows.map(\.operation) + floors, rounds: rounds)
        var floorTimes = times[rows.count...]
        return zip(rows, times).map { row, nanoseconds in
            Result(
                name: row.operation.name,
                nanoseconds: nanoseconds,
                floor: row.floor == nil ? nil : floorTimes.removeFirst(),
                floorIs: row.floor?.what,
                allocations: allocations(of: row.operation)
            )
        }
    }

    private static func allocations(of operation: Workload) -> Double? {
        guard counts_allocations() else { return nil }
        let times = 1 << 10
        operation.run(1)
        let before = allocation_count()
        operation.run(times)
        return Double(allocation_count() - before) / Double(times * operation.size)
    }
}

/// Where recorded spans go: whatever comes after the end of a span is in the rows of the batch export.
private struct DiscardingProcessor: SpanProcessor {
    func onEnd(_ span: SpanData) { blackHole(span) }
    func forceFlush() {}
    func shutdown() {}
}

extension Result {
    fileprivate var line: String {
        let floor = floor.map { String(format: "%7.0f", $0) } ?? "      -"
        let allocations = allocations.map { String(format: "%6.1f", $0) } ?? "not counted"
        return String(format: "%8.0f ns  floor ", nanoseconds) + floor + " ns  allocations " + allocations + "  " + name
    }
}
