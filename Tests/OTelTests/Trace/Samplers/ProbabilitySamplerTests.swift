import OTel
import TestSupport
import Tracing
import XCTest

final class ProbabilitySamplerTests: XCTestCase {
    func testTheDecisionTurnsAtTheThreshold() throws {
        for (ratio, threshold) in [(0.5, 0x80_0000_0000_0000), (0.25, 0xc0_0000_0000_0000), (0.1, 0xe6_6600_0000_0000)]
        {
            let sampler = try ProbabilitySampler(ratio: ratio)
            let threshold = UInt64(threshold)
            let table: [(randomness: UInt64, decision: SamplingResult.Decision)] = [
                (0, .drop),
                (threshold - 1, .drop),
                (threshold, .recordAndSample),
                (threshold + 1, .recordAndSample),
                (SamplingBench.alwaysKept, .recordAndSample),
            ]
            for row in table {
                let result = sampler.shouldSample(SamplingBench.root(row.randomness))
                XCTAssertEqual(result.decision, row.decision, "ratio \(ratio), randomness \(row.randomness)")
            }
        }
    }

    func testASampledRootSaysByWhichThreshold() throws {
        let table = [(1, "th:0"), (0.5, "th:8"), (0.25, "th:c"), (0.125, "th:e"), (0.1, "th:e666")]
        for (ratio, ot) in table {
            let result = try ProbabilitySampler(ratio: ratio).shouldSample(SamplingBench.root(SamplingBench.alwaysKept))
            XCTAssertEqual(result.traceState.headerValue, "ot=\(ot)")
        }
    }

    func testARootThatIsNotSampledSaysNothing() throws {
        let result = try ProbabilitySampler(ratio: 0.5).shouldSample(SamplingBench.root(0))
        XCTAssertTrue(result.traceState.isEmpty)
    }

    func testARatioOfZeroKeepsNothingAndOfOneEverything() throws {
        for randomness in [0, 1, 1 << 55, SamplingBench.alwaysKept] {
            let root = SamplingBench.root(randomness)
            for zero in [0, -0.0] {
                XCTAssertEqual(try ProbabilitySampler(ratio: zero).shouldSample(root).decision, .drop)
            }
            XCTAssertEqual(try ProbabilitySampler(ratio: 1).shouldSample(root).decision, .recordAndSample)
        }
    }

    func testTheLowestRatioKeepsTheHighestRandomnessOnly() throws {
        let sampler = try ProbabilitySampler(ratio: 0x1p-56)
        let kept = sampler.shouldSample(SamplingBench.root(SamplingBench.alwaysKept))
        XCTAssertEqual(kept.decision, .recordAndSample)
        XCTAssertEqual(kept.traceState.get("ot"), "th:ffffffffffffff")
        XCTAssertEqual(sampler.shouldSample(SamplingBench.root(SamplingBench.alwaysKept - 1)).decision, .drop)
    }

    func testABadRatioIsRefusedWithTheRemedy() {
        for ratio in [-0.1, 1.1, 1.0.nextUp, .infinity, -.infinity, .nan, 0x1p-57] {
            XCTAssertThrowsError(try ProbabilitySampler(ratio: ratio), "\(ratio)") { error in
                XCTAssertTrue(
                    "\(error)".contains("sampling ratio \(ratio) is not allowed: use a number from 0"),
                    "\(error)"
                )
            }
        }
    }

    func testTheExplicitRandomnessOfTheParentCounts() throws {
        let sampler = try ProbabilitySampler(ratio: 0.5)
        let table: [(traceIDRandomness: UInt64, ot: String, decision: SamplingResult.Decision)] = [
            (0, "ot=rv:80000000000000", .recordAndSample),
            (SamplingBench.alwaysKept, "ot=rv:7fffffffffffff", .drop),
            (SamplingBench.alwaysKept, "ot=rv:7FFFFFFFFFFFFF", .recordAndSample),
            (SamplingBench.alwaysKept, "ot=rv:7fffffffffffff0", .recordAndSample),
            (0, "ot=rv:8", .drop),
            (0, "ot=nonsense", .drop),
        ]
        for row in table {
            let result = sampler.shouldSample(SamplingBench.child(row.traceIDRandomness, traceState: row.ot))
            XCTAssertEqual(result.decision, row.decision, row.ot)
        }
    }

    func testTheParentsDecisionIsIgnored() throws {
        let sampler = try ProbabilitySampler(ratio: 0.5)
        for flags in [TraceFlags(), .sampled, .random, [.sampled, .random]] {
            let kept = sampler.shouldSample(SamplingBench.child(SamplingBench.alwaysKept, flags: flags))
            XCTAssertEqual(kept.decision, .recordAndSample)
            XCTAssertEqual(sampler.shouldSample(SamplingBench.child(0, flags: flags)).decision, .drop)
        }
    }

    /// The tracestate of a parent, of a child that is kept by the threshold c, and of one that is dropped.
    private let traceStates: [(parent: String, kept: String, dropped: String)] = [
        ("", "ot=th:c", ""),
        ("a=1,b=2", "ot=th:c,a=1,b=2", "a=1,b=2"),
        ("a=1,ot=th:8,b=2", "ot=th:c,a=1,b=2", "a=1,b=2"),
        ("a=1,ot=p:8;th:8", "ot=p:8;th:c,a=1", "ot=p:8,a=1"),
        ("a=1,ot=p:8", "ot=p:8;th:c,a=1", "a=1,ot=p:8"),
        ("a=1,ot=th:c", "a=1,ot=th:c", "a=1"),
        ("a=1,ot=nonsense", "ot=th:c,a=1", "a=1,ot=nonsense"),
        ("ot=th:nonsense", "ot=th:c", ""),
    ]

    func testOnlyTheThresholdChangesInTheTraceState() throws {
        let sampler = try ProbabilitySampler(ratio: 0.25)
        for row in traceStates {
            let kept = sampler.shouldSample(SamplingBench.child(SamplingBench.alwaysKept, traceState: row.parent))
            XCTAssertEqual(kept.traceState.headerValue, row.kept, row.parent)
            let dropped = sampler.shouldSample(SamplingBench.child(0, traceState: row.parent))
            XCTAssertEqual(dropped.traceState.headerValue, row.dropped, row.parent)
        }
    }

    func testTheExplicitRandomnessIsPassedOn() throws {
        let sampler = try ProbabilitySampler(ratio: 0.25)
        let kept = sampler.shouldSample(SamplingBench.child(0, traceState: "ot=rv:ffffffffffffff;th:8"))
        XCTAssertEqual(kept.traceState.get("ot"), "rv:ffffffffffffff;th:c")
        let dropped = sampler.shouldSample(SamplingBench.child(0, traceState: "ot=rv:00000000000000;th:8"))
        XCTAssertEqual(dropped.traceState.get("ot"), "rv:00000000000000")
    }

    func testWhatALowerRatioKeepsAHigherOneKeepsToo() throws {
        let seed = SeededGenerator.seed()
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let ratios = [0, 1e-6, 0.001, 0.01, 0.1, 0.25, 1.0 / 3, 0.5, 0.9, 1]
        let samplers = try ratios.map { try ProbabilitySampler(ratio: $0) }
        for _ in 0..<5_000 {
            let root = SamplingBench.root(generator.next() >> 8)
            let kept = samplers.map { $0.shouldSample(root).decision == .recordAndSample }
            let firstKept = kept.firstIndex(of: true) ?? kept.endIndex
            XCTAssertTrue(kept[firstKept...].allSatisfy { $0 }, "trace \(root.traceID): \(Array(zip(ratios, kept)))")
        }
    }

    func testTheShareThatIsKeptIsTheRatio() throws {
        let seed = SeededGenerator.seed()
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        let ids = RandomIDGenerator(source: SeededGenerator(seed: generator.next()))
        let count = 20_000
        for ratio in [0.01, 0.1, 1.0 / 3, 0.5] {
            let sampler = try ProbabilitySampler(ratio: ratio)
            let kept = (0..<count).count { _ in
                let root = SamplingParameters(
                    parent: nil,
                    traceID: ids.nextTraceID(),
                    spanName: "work",
                    kind: .internal
                )
                return sampler.shouldSample(root).decision == .recordAndSample
            }
            let mean = Double(count) * ratio
            XCTAssertEqual(Double(kept), mean, accuracy: SamplingBench.slack(mean: mean), "ratio \(ratio)")
        }
    }

    func testTheDescriptionTellsRatiosApart() throws {
        let table = [(0.25, "0.25"), (0.0001, "0.0001"), (1, "1.0"), (0, "0.0"), (-0.0, "0.0"), (1e-7, "1e-07")]
        for (ratio, text) in table {
            XCTAssertEqual(try ProbabilitySampler(ratio: ratio).description, "ProbabilitySampler{\(text)}")
        }
    }

    func testBelowAParentBasedSamplerTheThresholdOfTheRootReachesEverySpan() throws {
        let sampler = ParentBasedSampler(root: try ProbabilitySampler(ratio: 0.5))
        let bench = TestBench(sampler: sampler, idGenerator: RandomIDGenerator(source: SeededGenerator(seed: 1)))
        for _ in 0..<100 {
            bench.tracer.withSpan("parent", context: .topLevel) { parent in
                bench.tracer.withSpan("child", context: parent.context) { _ in }
            }
        }
        XCTAssertFalse(bench.spans.isEmpty)
        XCTAssertLessThan(bench.spans.count, 200)
        for span in bench.spans {
            XCTAssertEqual(span.context.traceState.headerValue, "ot=th:8")
            XCTAssertGreaterThanOrEqual(span.context.traceID.low & SamplingBench.alwaysKept, 1 << 55)
        }
    }
}
