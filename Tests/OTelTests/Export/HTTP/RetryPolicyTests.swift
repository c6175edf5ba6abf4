import XCTest

@testable import OTel

final class RetryPolicyTests: XCTestCase {
    func testTheDelayDoublesUpToItsMaximum() {
        let policy = RetryPolicy(initialDelay: .seconds(1), maximumDelay: .seconds(5))
        let delays = (1...5).map { policy.delay(afterAttempt: $0, random: 1) }
        XCTAssertEqual(delays, [.seconds(1), .seconds(2), .seconds(4), .seconds(5), .seconds(5)])
    }

    func testTheJitterTakesUpToHalfOfTheDelay() {
        let policy = RetryPolicy(initialDelay: .seconds(1))
        XCTAssertEqual(policy.delay(afterAttempt: 1, random: 0), .milliseconds(500))
        XCTAssertEqual(policy.delay(afterAttempt: 1, random: 0.5), .milliseconds(750))
        XCTAssertEqual(policy.delay(afterAttempt: 1, random: -3), .milliseconds(500))
        XCTAssertEqual(policy.delay(afterAttempt: 1, random: 3), .seconds(1))
    }

    func testAPolicyWithoutDelaysAndAMillionAttemptsIsHarmless() {
        let policy = RetryPolicy(initialDelay: .zero, maximumAttempts: .max)
        XCTAssertEqual(policy.delay(afterAttempt: 1_000_000, random: 1), .zero)
        XCTAssertEqual(RetryPolicy().delay(afterAttempt: .max, random: 1), .seconds(5))
    }
}
