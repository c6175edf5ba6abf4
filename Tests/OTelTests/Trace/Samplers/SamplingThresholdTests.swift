import OTel
import TestSupport
import XCTest

final class SamplingThresholdTests: XCTestCase {
    /// The specification's table of 1-in-N thresholds: N, and `th` at precision 3, 4 and 5.
    private let oneInN: [(n: Double, hex: [String])] = [
        (1, ["0", "0", "0"]),
        (2, ["8", "8", "8"]),
        (3, ["aab", "aaab", "aaaab"]),
        (4, ["c", "c", "c"]),
        (5, ["ccd", "cccd", "ccccd"]),
        (8, ["e", "e", "e"]),
        (10, ["e66", "e666", "e6666"]),
        (16, ["f", "f", "f"]),
        (100, ["fd71", "fd70a", "fd70a4"]),
        (1000, ["ffbe7", "ffbe77", "ffbe76d"]),
        (10_000, ["fff972", "fff9724", "fff97247"]),
        (100_000, ["ffff584", "ffff583a", "ffff583a5"]),
        (1_000_000, ["ffffef4", "ffffef39", "ffffef391"]),
    ]

    func testThresholdsAreThoseOfTheSpecificationsTable() throws {
        for row in oneInN {
            for (precision, hex) in zip(3...5, row.hex) {
                let threshold = try SamplingThreshold(probability: 1 / row.n, precision: precision)
                XCTAssertEqual(threshold.hex, hex, "1 in \(row.n), precision \(precision)")
            }
        }
    }

    func testThePrecisionIsFourDigitsUnlessSaid() throws {
        XCTAssertEqual(try SamplingThreshold(probability: 0.1).hex, "e666")
    }

    func testTheBoundsOfProbabilityHaveThresholds() throws {
        XCTAssertEqual(try SamplingThreshold(probability: 1), .zero)
        XCTAssertEqual(try SamplingThreshold(probability: 0x1p-56).hex, "ffffffffffffff")
        XCTAssertEqual(try SamplingThreshold(probability: 0x1p-56).probability, 0x1p-56)
    }

    func testProbabilitiesCloseToOneAreRounded() throws {
        XCTAssertEqual(try SamplingThreshold(probability: 1 - 0x1p-16).hex, "0001")
        XCTAssertEqual(try SamplingThreshold(probability: 1 - 0x1p-18).hex, "0")
        XCTAssertEqual(try SamplingThreshold(probability: 1 - 0x1p-18, precision: 14).hex, "00004")
    }

    func testProbabilitiesOutOfRangeAreRefused() {
        for probability in [0, -0.1, -.infinity, 1.0.nextUp, .infinity, 0x1p-57, .leastNonzeroMagnitude, 2] {
            XCTAssertThrowsError(try SamplingThreshold(probability: probability)) {
                XCTAssertEqual($0 as? SamplerError, .invalidProbability(probability))
            }
        }
        XCTAssertThrowsError(try SamplingThreshold(probability: .nan))
    }

    func testAnAbsurdPrecisionIsTakenAsTheNearestPossible() throws {
        for precision in [Int.min, -1, 0] {
            XCTAssertEqual(try SamplingThreshold(probability: 0.1, precision: precision).hex, "e")
        }
        for precision in [15, Int.max] {
            XCTAssertEqual(
                try SamplingThreshold(probability: 0.1, precision: precision),
                try SamplingThreshold(probability: 0.1, precision: 14)
            )
        }
    }

    func testHexIsReadWithZerosFilledUpOnTheRight() {
        let table: [(hex: String, value: UInt64)] = [
            ("0", 0),
            ("00000000000000", 0),
            ("8", 1 << 55),
            ("80", 1 << 55),
            ("00000000000001", 1),
            ("ffffffffffffff", (1 << 56) - 1),
            ("e666", 0xe666_0000_0000_00),
        ]
        for row in table {
            XCTAssertEqual(SamplingThreshold(hex: row.hex)?.value, row.value, row.hex)
        }
    }

    func testMalformedHexIsNoThreshold() {
        for hex in ["", "000000000000000", "E666", "0x8", "-1", "+1", " 8", "8 ", "g", "é", "８"] {
            XCTAssertNil(SamplingThreshold(hex: hex), hex.debugDescription)
        }
    }

    func testAThresholdKeepsRandomnessFromItselfUpwards() throws {
        let threshold = try XCTUnwrap(SamplingThreshold(hex: "8"))
        XCTAssertTrue(threshold.keeps(1 << 55))
        XCTAssertFalse(threshold.keeps((1 << 55) - 1))
        XCTAssertTrue(SamplingThreshold.zero.keeps(0))
    }

    func testAThresholdTellsHowManyTracesAKeptOneStandsFor() throws {
        XCTAssertEqual(SamplingThreshold(hex: "c")?.probability, 0.25)
        XCTAssertEqual(SamplingThreshold(hex: "c")?.adjustedCount, 4)
        XCTAssertEqual(SamplingThreshold.zero.adjustedCount, 1)
    }

    func testAnyThresholdIsReadBackFromItsHexAndIsCloseToItsProbability() throws {
        let seed = SeededGenerator.seed()
        print("OTEL_TEST_SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        var last: (probability: Double, threshold: SamplingThreshold)?
        for _ in 0..<20_000 {
            // Evenly spread over the orders of magnitude.
            let probability = Double.random(in: 0.5...1, using: &generator) * pow2(-generator.below(56))
            guard probability >= SamplingThreshold.lowestProbability else { continue }
            let threshold = try SamplingThreshold(probability: probability)

            XCTAssertEqual(SamplingThreshold(hex: threshold.hex), threshold)
            // Half a unit of the last digit, at most 2^-13 of the probability, and half a unit of the 56 bits.
            let error = 0x1p-13 * probability + 0x1p-57
            XCTAssertEqual(threshold.probability, probability, accuracy: error, "\(probability)")
            if let last, (last.probability < probability) != (last.threshold.value >= threshold.value),
                last.threshold != threshold
            {
                XCTFail("\(last) and (\(probability), \(threshold)) are in the wrong order")
            }
            last = (probability, threshold)
        }
    }

    private func pow2(_ exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}
