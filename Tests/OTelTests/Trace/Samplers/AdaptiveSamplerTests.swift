import OTel
import TestSupport
import Tracing
import XCTest

/// The probabilities that the sampler gives, seen exactly: traces of the highest randomness are always kept, and their
/// `th` says with what probability.
final class AdaptiveSamplerTests: XCTestCase {
    private let clock = SettableClock()

    private func makeSampler(_ tracesPerSecond: Int) throws -> AdaptiveSampler {
        try AdaptiveSampler(tracesPerSecond: tracesPerSecond, clock: clock)
    }

    /// The probability with which the next trace is kept.
    private func probability(_ sampler: AdaptiveSampler) throws -> Double {
        let result = sampler.shouldSample(SamplingBench.root(SamplingBench.alwaysKept))
        XCTAssertEqual(result.decision, .recordAndSample)
        return try XCTUnwrap(result.traceState.openTelemetry.threshold).probability
    }

    /// The probabilities of `count` traces, evenly spread over a second that begins now.
    private func second(of count: Int, _ sampler: AdaptiveSampler) throws -> [Double] {
        try (0..<count).map { _ in
            defer { clock.move(by: 1 / Double(count)) }
            return try probability(sampler)
        }
    }

    private func sum(_ probabilities: [Double]) -> Double { probabilities.reduce(0, +) }

    // MARK: - Load

    func testALoadUpToTheRateIsKeptWhole() throws {
        let sampler = try makeSampler(10)
        for _ in 0..<5 {
            XCTAssertEqual(try second(of: 10, sampler), Array(repeating: 1, count: 10))
        }
    }

    func testUnderConstantLoadTheRateIsKept() throws {
        for (rate, load) in [(1, 100), (10, 1_000), (100, 500)] {
            let sampler = try makeSampler(rate)
            _ = try second(of: load, sampler)
            for _ in 0..<3 {
                let probabilities = try second(of: load, sampler)
                XCTAssertEqual(sum(probabilities), Double(rate), accuracy: Double(rate) / 1000)
                XCTAssertEqual(Set(probabilities).count, 1, "all traces of an even load have the same chance")
            }
        }
    }

    func testUnderRisingLoadNoMoreThanTwiceTheRateIsKept() throws {
        let sampler = try makeSampler(10)
        for load in [10, 20, 40, 80, 160, 320, 640, 1280, 2560] {
            // Twice what was expected: N for the first half, N / 2 for the other.
            let kept = sum(try second(of: load, sampler))
            XCTAssertLessThanOrEqual(kept, 15.01, "load \(load)")
            XCTAssertGreaterThan(kept, 9.99, "load \(load)")
        }
    }

    func testFallingLoadIsNoticedAfterASecond() throws {
        let sampler = try makeSampler(10)
        _ = try second(of: 1_000, sampler)
        _ = try second(of: 1_000, sampler)
        XCTAssertEqual(sum(try second(of: 20, sampler)), 0.2, accuracy: 0.01)
        XCTAssertEqual(sum(try second(of: 20, sampler)), 10, accuracy: 0.01)
    }

    func testABurstAfterSilenceLeavesAtMostTwiceTheRate() throws {
        for rate in [1, 10, 100] {
            let sampler = try makeSampler(rate)
            _ = try second(of: 5, sampler)
            clock.move(by: 60)
            let kept = sum(try second(of: 10_000, sampler))
            XCTAssertLessThanOrEqual(kept, 2 * Double(rate) * 1.001)
            XCTAssertGreaterThan(kept, Double(rate))
        }
    }

    func testABurstAcrossTwoWindowsLeavesAtMostFourTimesTheRate() throws {
        let sampler = try makeSampler(10)
        clock.move(by: 60)
        _ = try probability(sampler)
        clock.move(by: 0.75)
        XCTAssertLessThanOrEqual(sum(try second(of: 10_000, sampler)), 40.1)
    }

    func testABurstWithinOneReadingOfTheClockIsBoundedToo() throws {
        let sampler = try makeSampler(10)
        let probabilities = try (0..<10_000).map { _ in try probability(sampler) }
        XCTAssertLessThanOrEqual(sum(probabilities), 20.1)
        XCTAssertEqual(probabilities, probabilities.sorted(by: >), "chances only sink within a window")
        XCTAssertGreaterThan(probabilities[9_999], 0)
    }

    func testAfterSilenceTheFirstTracesAreKept() throws {
        let sampler = try makeSampler(10)
        _ = try second(of: 5_000, sampler)
        clock.move(by: 1)
        XCTAssertEqual(try second(of: 10, sampler), Array(repeating: 1, count: 10))
    }

    // MARK: - Clock

    func testAClockSetBackGivesNoNewAllowance() throws {
        let sampler = try makeSampler(10)
        var kept = 0.0
        for _ in 0..<100 {
            kept += sum(try (0..<100).map { _ in try probability(sampler) })
            clock.move(by: -3600)
        }
        XCTAssertLessThanOrEqual(kept, 20.1)
    }

    func testAfterTheClockWasSetBackWindowsGoOn() throws {
        let sampler = try makeSampler(10)
        _ = try second(of: 1_000, sampler)
        _ = try second(of: 1_000, sampler)
        clock.move(by: -3600)
        for _ in 0..<3 { _ = try second(of: 1_000, sampler) }
        XCTAssertEqual(sum(try second(of: 1_000, sampler)), 10, accuracy: 0.01)
    }

    func testAClockSetForwardStartsAfresh() throws {
        let sampler = try makeSampler(10)
        _ = try second(of: 1_000, sampler)
        clock.move(by: 86_400 * 365)
        XCTAssertEqual(try probability(sampler), 1)
        XCTAssertLessThanOrEqual(sum(try second(of: 10_000, sampler)), 20.1)
    }

    // MARK: - Consistency

    func testTheChanceOfATraceDoesNotDependOnIds() throws {
        let seed = SeededGenerator.seed()
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let reference = try makeSampler(10)
        let sampler = try makeSampler(10)
        for _ in 0..<3_000 {
            let expected = try probability(reference)
            let result = sampler.shouldSample(SamplingBench.root(generator.next() >> 8))
            if let threshold = result.traceState.openTelemetry.threshold {
                XCTAssertEqual(threshold.probability, expected)
            }
            clock.move(by: 0.001)
        }
    }

    func testRatioSamplersFurtherOnAgree() throws {
        let seed = SeededGenerator.seed()
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let sampler = try makeSampler(10)
        for _ in 0..<3_000 {
            clock.move(by: 0.002)
            let root = SamplingBench.root(generator.next() >> 8)
            let randomness = root.traceID.low & SamplingBench.alwaysKept
            let result = sampler.shouldSample(root)
            guard result.decision == .recordAndSample else {
                XCTAssertTrue(result.traceState.isEmpty)
                continue
            }
            let threshold = try XCTUnwrap(result.traceState.openTelemetry.threshold)
            XCTAssertTrue(threshold.keeps(randomness))
            for ratio in [threshold.probability, min(1, 2 * threshold.probability), 1] {
                let downstream = SamplingBench.child(
                    randomness,
                    flags: .sampled,
                    traceState: result.traceState.headerValue
                )
                let decision = try ProbabilitySampler(ratio: ratio).shouldSample(downstream).decision
                XCTAssertEqual(decision, .recordAndSample, "\(root.traceID) by \(threshold.hex), then by \(ratio)")
            }
        }
    }

    func testASpanWithAParentDoesAsItsParentAndIsNoNewTrace() throws {
        let sampler = try makeSampler(1)
        for _ in 0..<1_000 {
            let kept = sampler.shouldSample(SamplingBench.child(0, flags: .sampled, traceState: "a=1,ot=th:8"))
            XCTAssertEqual(kept.decision, .recordAndSample)
            XCTAssertEqual(kept.traceState.headerValue, "a=1,ot=th:8")
            let dropped = sampler.shouldSample(SamplingBench.child(SamplingBench.alwaysKept, traceState: "a=1"))
            XCTAssertEqual(dropped.decision, .drop)
            XCTAssertEqual(dropped.traceState.headerValue, "a=1")
        }
        XCTAssertEqual(try probability(sampler), 1)
    }

    // MARK: - Making one

    func testARateBelowOneIsRefusedWithTheRemedy() {
        for rate in [0, -1, Int.min] {
            XCTAssertThrowsError(try AdaptiveSampler(tracesPerSecond: rate)) { error in
                XCTAssertTrue("\(error)".contains("sampling rate \(rate) is not allowed: use 1 or more"), "\(error)")
            }
        }
    }

    func testTheHighestRateKeepsEverything() throws {
        let sampler = try makeSampler(Int.max)
        XCTAssertEqual(Set(try second(of: 1_000, sampler)), [1])
    }

    func testTheDescriptionNamesTheRate() throws {
        XCTAssertEqual(try makeSampler(10).description, "AdaptiveSampler{tracesPerSecond=10}")
    }
}
