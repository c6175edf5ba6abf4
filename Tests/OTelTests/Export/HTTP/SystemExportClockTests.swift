import Foundation
import OTel
import XCTest

final class SystemExportClockTests: XCTestCase {
    func testAnInterruptionEndsAWaitAndAllLaterOnes() {
        let clock = SystemExportClock()
        let ended = expectation(description: "both waits have ended")
        ended.expectedFulfillmentCount = 2
        for _ in 0..<2 {
            Thread.detachNewThread {
                XCTAssertFalse(clock.wait(for: .seconds(3_600)))
                ended.fulfill()
            }
        }
        clock.interrupt()
        wait(for: [ended], timeout: 10)
        XCTAssertFalse(clock.wait(for: .seconds(3_600)))
        clock.interrupt()
        XCTAssertFalse(clock.wait(for: .zero))
    }

    func testAWaitEndsByItselfAndTimeHasPassed() {
        let clock = SystemExportClock()
        let before = clock.now
        XCTAssertTrue(clock.wait(for: .milliseconds(5)))
        XCTAssertGreaterThanOrEqual(clock.now - before, .milliseconds(5))
        XCTAssertGreaterThan(clock.nanosecondsSinceEpoch, 1_700_000_000_000_000_000)
    }
}
