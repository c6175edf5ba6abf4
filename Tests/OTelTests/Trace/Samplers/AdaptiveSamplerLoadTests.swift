import Foundation
import OTel
import TestSupport
import Tracing
import XCTest

/// How many traces the adaptive sampler really keeps, with random ids and at random moments.
final class AdaptiveSamplerLoadTests: XCTestCase {
    private let clock = SettableClock()
    private let seed = SeededGenerator.seed()

    /// Starts traces at random moments, `load` a second on average, for `seconds`; returns how many were kept, and how
    /// many a backend would think there were from the thresholds of those.
    private func run(
        _ sampler: AdaptiveSampler,
        load: Double,
        seconds: Double,
        generator: inout SeededGenerator
    ) -> (started: Int, kept: Int, estimate: Double) {
        var (time, started, kept, estimate) = (0.0, 0, 0, 0.0)
        while true {
            let pause = -log(Double.random(in: 0.000_001...1, using: &generator)) / load
            time += pause
            clock.move(by: pause)
            guard time < seconds else { return (started, kept, estimate) }
            started += 1
            let result = sampler.shouldSample(SamplingBench.root(generator.next() >> 8))
            if result.decision == .recordAndSample {
                kept += 1
                estimate += result.traceState.openTelemetry.threshold?.adjustedCount ?? .nan
            }
        }
    }

    func testUnderRandomLoadAboutTheRateIsKept() throws {
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        for (rate, load) in [(1, 5.0), (10, 20), (10, 200), (50, 500)] {
            let sampler = try AdaptiveSampler(tracesPerSecond: rate, clock: clock)
            _ = run(sampler, load: load, seconds: 2, generator: &generator)
            let seconds = 20_000 / load
            let (started, kept, _) = run(sampler, load: load, seconds: seconds, generator: &generator)
            let mean = Double(rate) * seconds
            print("rate \(rate), load \(load): kept \(Double(kept) / seconds) a second of \(Double(started) / seconds)")
            // Beside chance, a tenth: a window's expectation, the count before it, is random too, which costs some
            // hundredths where few traces come in a second.
            XCTAssertEqual(Double(kept), mean, accuracy: 0.1 * mean + SamplingBench.slack(mean: mean))
        }
    }

    func testABurstOfTenThousandAfterSilenceLeavesAboutTheRate() throws {
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let sampler = try AdaptiveSampler(tracesPerSecond: 100, clock: clock)
        clock.move(by: 60)
        var kept = 0
        for _ in 0..<10_000 {
            let result = sampler.shouldSample(SamplingBench.root(generator.next() >> 8))
            kept += result.decision == .recordAndSample ? 1 : 0
            clock.move(by: 0.0001)
        }
        // 2 N - N² / 10,000, the sum of the probabilities.
        print("kept \(kept) of 10,000")
        XCTAssertEqual(Double(kept), 199, accuracy: SamplingBench.slack(mean: 199))
    }

    func testTheThresholdsTellHowManyTracesThereWere() throws {
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let sampler = try AdaptiveSampler(tracesPerSecond: 100, clock: clock)
        _ = run(sampler, load: 400, seconds: 2, generator: &generator)
        let (started, _, estimate) = run(sampler, load: 400, seconds: 60, generator: &generator)
        print("estimated \(estimate), started \(started)")
        // About 6,000 kept traces of weight 4: the estimate's standard deviation is near 270. Seven of them.
        XCTAssertEqual(estimate, Double(started), accuracy: 1_900)
    }

    func testSharedByManyTasksItCountsEveryTraceOnce() async throws {
        let shared = try AdaptiveSampler(tracesPerSecond: 10, clock: clock)
        let alone = try AdaptiveSampler(tracesPerSecond: 10, clock: clock)
        let thresholds: @Sendable (AdaptiveSampler, Int) -> [UInt64] = { sampler, count in
            (0..<count).compactMap { _ in
                let result = sampler.shouldSample(SamplingBench.root(SamplingBench.alwaysKept))
                return result.traceState.openTelemetry.threshold?.value
            }
        }
        let together = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 {
                group.addTask { thresholds(shared, 500) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        XCTAssertEqual(together.sorted(), thresholds(alone, 4_000))
    }
}
