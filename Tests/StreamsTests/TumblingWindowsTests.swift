import Streams
import XCTest

final class TumblingWindowsTests: XCTestCase {
    func testAWindowHoldsItsStartAndNotItsEnd() throws {
        let windows = try TumblingWindows(size: .seconds(60))
        for (time, start) in [
            (0, 0), (1, 0), (59_999, 0), (60_000, 60_000), (119_999, 60_000), (-1, -60_000), (-60_000, -60_000),
            (-60_001, -120_000),
        ] as [(Int64, Int64)] {
            let window = try windows.window(containing: time)
            XCTAssertEqual(window, TimeWindow(start: start, end: start + 60_000), "the window of \(time)")
            XCTAssertTrue(window.contains(time), "\(time)")
        }
    }

    func testNeighbouringWindowsShareNoMillisecond() throws {
        let windows = try TumblingWindows(size: .milliseconds(7))
        for time in Int64(-30)...30 {
            let window = try windows.window(containing: time)
            XCTAssertFalse(window.contains(window.end))
            XCTAssertEqual(try windows.window(containing: window.end).start, window.end)
        }
    }

    func testTimesWhoseWindowDoesNotFitAreRefused() throws {
        let windows = try TumblingWindows(size: .milliseconds(1_000))
        for time in [Int64.min, Int64.max] {
            XCTAssertThrowsError(try windows.window(containing: time)) {
                XCTAssertEqual($0 as? StreamError, .timestampOutOfRange(time))
            }
        }
    }

    func testSizesThatMakeNoWindowsAreRefused() {
        for size in [Duration.zero, .milliseconds(-1), .microseconds(1_500), .seconds(Int64.max)] {
            XCTAssertThrowsError(try TumblingWindows(size: size), "\(size)") { error in
                guard case .invalidDuration(let reason) = error as? StreamError else { return XCTFail("\(error)") }
                XCTAssertTrue(reason.contains("\(size)"), reason)
            }
        }
    }
}
