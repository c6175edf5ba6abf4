import XCTest

@testable import RdKafka

final class PromiseTests: XCTestCase {
    private struct Failure: Error {}

    func testAValueThatCameBeforeAnybodyWaitedIsReturned() async throws {
        let promise = Promise<Int>()
        XCTAssertTrue(promise.settle(.success(1)))
        let value = try await promise.value()
        XCTAssertEqual(value, 1)
    }

    func testAnErrorReachesTheWaiter() async throws {
        let promise = Promise<Int>()
        let waiting = Task { try await promise.value() }
        promise.settle(.failure(Failure()))
        let result = await waiting.result
        XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is Failure) }
    }

    func testOnlyTheFirstSettlementCounts() async throws {
        let promise = Promise<Int>()
        XCTAssertFalse(promise.isSettled)
        XCTAssertTrue(promise.settle(.success(1)))
        XCTAssertFalse(promise.settle(.success(2)))
        XCTAssertTrue(promise.isSettled)
        let value = try await promise.value()
        XCTAssertEqual(value, 1)
    }

    func testACancelledWaiterThrowsAndLeavesTheValueToTheSettler() async throws {
        let promise = Promise<Int>()
        let told = expectation(description: "onCancel was called")
        let waiting = Task { try await promise.value(onCancel: { told.fulfill() }) }
        waiting.cancel()
        let result = await waiting.result
        XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
        await fulfillment(of: [told], timeout: 10)
        XCTAssertFalse(promise.settle(.success(1)), "the value was not taken")
    }

    func testSettlementAndCancellationAtOnceResumeTheWaiterOnce() async throws {
        for number in 0..<500 {
            let promise = Promise<Int>()
            let waiting = Task { try await promise.value() }
            let settling = Task { promise.settle(.success(number)) }
            waiting.cancel()
            let wasTaken = await settling.value
            switch await waiting.result {
            case .success(let value):
                XCTAssertTrue(wasTaken)
                XCTAssertEqual(value, number)
            case .failure(let error):
                XCTAssertFalse(wasTaken)
                XCTAssertTrue(error is CancellationError, "\(error)")
            }
        }
    }
}
