import OTel
import XCTest

final class OTelTraceStateTests: XCTestCase {
    /// A list as received, and as it is written again.
    private let lists: [(received: String, written: String)] = [
        ("", ""),
        ("th:8", "th:8"),
        ("rv:6e6d1a75832a2f;th:c", "rv:6e6d1a75832a2f;th:c"),
        ("p:8;r:62", "p:8;r:62"),
        ("k:", "k:"),
        ("k1:aZ09._-", "k1:aZ09._-"),
        ("th:8;", "th:8"),
        (";;th:8;;", "th:8"),
        ("th", ""),
        (":8", ""),
        ("Th:8", ""),
        ("1a:8", ""),
        ("a-b:8", ""),
        ("th :8", ""),
        (" th:8", ""),
        ("th: 8", ""),
        ("a:b:c", ""),
        ("a:é;th:8", "th:8"),
        ("bad!;rv:6e6d1a75832a2f;worse", "rv:6e6d1a75832a2f"),
        ("th:8;th:c", "th:8"),
    ]

    func testWhatFollowsTheGrammarIsKeptAndTheRestIsLeftOut() {
        for list in lists {
            XCTAssertEqual(OTelTraceState(parsing: list.received).value, list.written, list.received.debugDescription)
        }
    }

    func testAListMayHave256Characters() {
        let longest = "a:" + String(repeating: "x", count: 254)
        XCTAssertEqual(OTelTraceState(parsing: longest).value, longest)
        XCTAssertEqual(OTelTraceState(parsing: longest + "x").value, "")
    }

    func testRandomnessIsExactlyFourteenLowercaseDigits() {
        XCTAssertEqual(OTelTraceState(parsing: "rv:6e6d1a75832a2f").randomness, 0x6e_6d1a_7583_2a2f)
        XCTAssertEqual(OTelTraceState(parsing: "rv:00000000000000").randomness, 0)
        for rv in ["", "6e6d1a75832a2", "6e6d1a75832a2f0", "6E6D1A75832A2F", "6e6d1a75832a2g"] {
            XCTAssertNil(OTelTraceState(parsing: "rv:\(rv)").randomness, rv)
        }
        XCTAssertNil(OTelTraceState(parsing: "th:8").randomness)
    }

    func testTheThresholdIsReadFromTh() {
        XCTAssertEqual(OTelTraceState(parsing: "rv:6e6d1a75832a2f;th:c").threshold, SamplingThreshold(hex: "c"))
        for list in ["", "rv:6e6d1a75832a2f", "th:", "th:X", "th:000000000000000"] {
            XCTAssertNil(OTelTraceState(parsing: list).threshold, list)
        }
    }

    func testSettingTheThresholdKeepsTheOtherSubKeys() {
        let threshold = SamplingThreshold(hex: "c")
        let table: [(before: String, after: String, without: String)] = [
            ("", "th:c", ""),
            ("th:8", "th:c", ""),
            ("p:8;th:8;r:62", "p:8;r:62;th:c", "p:8;r:62"),
            ("rv:6e6d1a75832a2f", "rv:6e6d1a75832a2f;th:c", "rv:6e6d1a75832a2f"),
            ("th:XYZ", "th:c", ""),
        ]
        for row in table {
            let list = OTelTraceState(parsing: row.before)
            XCTAssertEqual(list.settingThreshold(threshold).value, row.after, row.before)
            XCTAssertEqual(list.settingThreshold(nil).value, row.without, row.before)
        }
    }

    func testAThresholdForWhichThereIsNoRoomIsLeftOut() {
        let threshold = SamplingThreshold(hex: "c")
        let fits = "a:" + String(repeating: "x", count: 249)
        XCTAssertEqual(OTelTraceState(parsing: fits).settingThreshold(threshold).value, fits + ";th:c")

        let full = "a:" + String(repeating: "x", count: 250)
        XCTAssertEqual(OTelTraceState(parsing: full).settingThreshold(threshold).value, full)

        let longThreshold = SamplingThreshold(hex: "ffffffffffffff")
        let other = "a:" + String(repeating: "x", count: 249)
        XCTAssertEqual(
            OTelTraceState(parsing: "th:8;" + other).settingThreshold(longThreshold).value,
            other,
            "the old threshold is not the one by which the span was sampled"
        )
    }

    func testItIsReadFromTheMemberOt() throws {
        let traceState = try XCTUnwrap(TraceState(parsing: "vendor=1,ot=th:c"))
        XCTAssertEqual(traceState.openTelemetry.threshold, SamplingThreshold(hex: "c"))
        XCTAssertNil(TraceState().openTelemetry.threshold)
        XCTAssertNil(TraceState(parsing: "t@ot=th:c")?.openTelemetry.threshold)
    }
}
