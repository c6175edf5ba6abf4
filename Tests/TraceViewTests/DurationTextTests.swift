import XCTest

@testable import TraceView

final class DurationTextTests: XCTestCase {
    func testThreeSignificantDigitsInAFittingUnit() {
        let cases: [(UInt64, String)] = [
            (0, "0 ns"), (1, "1 ns"), (999, "999 ns"), (1000, "1.00 µs"), (1004, "1.00 µs"), (1006, "1.01 µs"),
            (9994, "9.99 µs"), (9996, "10.0 µs"), (99_960, "100 µs"), (999_499, "999 µs"), (999_500, "1.00 ms"),
            (12_300_000, "12.3 ms"), (41_200_000, "41.2 ms"), (1_000_000_000, "1.00 s"), (59_900_000_000, "59.9 s"),
            (999_000_000_000, "999 s"), (1_000_000_000_000, "16.7 min"), (86_400_000_000_000, "24.0 h"),
            (8_640_000_000_000_000, "100 d"), (.max, "213503 d"),
        ]
        for (nanoseconds, text) in cases {
            XCTAssertEqual(DurationText.format(nanoseconds: nanoseconds), text)
        }
    }
}
