import Kafka
import Streams
import TestSupport
import XCTest

/// What holds for any records: random times, keys and disorder.
final class WindowPropertyTests: XCTestCase {
    func testEveryRecordIsInOneWindowOrLateAndInTheRightOne() async throws {
        let seed = UInt64.random(in: 0...999_999_999)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            let bench = StreamBench()
            let size = Int64.random(in: 1...20, using: &random)
            let outOfOrderness = Int64.random(in: 0...40, using: &random)
            var records: [(time: Int64, key: String)] = []
            for index in 0..<Int.random(in: 1...60, using: &random) {
                let time = Int64(index) + Int64.random(in: -50...10, using: &random)
                let key = ["a", "b", "c"].randomElement(using: &random) ?? "a"
                records.append((time, key))
                try bench.stage(time, key: key)
            }
            try await bench.aggregate(size: size, outOfOrderness: outOfOrderness, closesWindowsAtEnd: true)

            var found: [Int] = []
            for line in bench.output {
                let output = try XCTUnwrap(WindowOutput(line), "\(line), seed \(seed)")
                for offset in output.offsets {
                    XCTAssertTrue((output.start..<output.end).contains(records[offset].time), "\(line), seed \(seed)")
                    XCTAssertEqual(records[offset].key, output.key, "\(line), seed \(seed)")
                }
                XCTAssertEqual(output.offsets, output.offsets.sorted(), "\(line), seed \(seed)")
                found += output.offsets
            }
            let windows = bench.output.map { $0.prefix { $0 != ":" } }
            XCTAssertEqual(Set(windows).count, windows.count, "a window came twice, seed \(seed)")
            found += bench.log.entries.compactMap { Int($0.prefix { $0 != " " }) }
            XCTAssertEqual(found.sorted(), Array(records.indices), "seed \(seed)")
            XCTAssertEqual(bench.committed, records.count, "seed \(seed)")
        }
    }
}

/// `key[start,end): offsets`, as ``WindowRecorder`` writes it.
private struct WindowOutput {
    let key: String
    let start: Int64
    let end: Int64
    let offsets: [Int]

    init?(_ line: String) {
        guard let match = line.wholeMatch(of: /(\w+)\[(-?\d+),(-?\d+)\): ([\d ]+)/),
            let start = Int64(match.2), let end = Int64(match.3)
        else { return nil }
        self.key = String(match.1)
        self.start = start
        self.end = end
        offsets = match.4.split(separator: " ").compactMap { Int($0) }
    }
}
