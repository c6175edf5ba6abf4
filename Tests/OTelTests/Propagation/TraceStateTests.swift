import OTel
import XCTest

/// A tracestate as a value: members are set, updated and removed (W3C Trace Context level 2, section 3.5).
final class TraceStateTests: XCTestCase {
    private func keys(_ state: TraceState) -> [String] { state.members.map(\.key) }

    func testANewTracestateIsEmpty() {
        XCTAssertTrue(TraceState().isEmpty)
        XCTAssertEqual(TraceState().count, 0)
        XCTAssertEqual(TraceState().headerValue, "")
        XCTAssertNil(TraceState().get("a"))
    }

    func testANewKeyGoesToTheLeft() throws {
        let state = try TraceState().setting("a", to: "1").setting("b", to: "2")
        XCTAssertEqual(state.headerValue, "b=2,a=1")
        XCTAssertEqual(state.count, 2)
        XCTAssertFalse(state.isEmpty)
    }

    func testAnUpdatedKeyGoesToTheLeftAndTheOthersKeepTheirOrder() throws {
        var state = try XCTUnwrap(TraceState(parsing: "a=1,b=2,c=3"))
        try state.set("c", to: "4")
        XCTAssertEqual(state.headerValue, "c=4,a=1,b=2")
        XCTAssertEqual(state.get("c"), "4")
        try state.set("a", to: "1")
        XCTAssertEqual(state.headerValue, "a=1,c=4,b=2")
    }

    func testSettingLeavesTheOriginalAlone() throws {
        let state = try XCTUnwrap(TraceState(parsing: "a=1"))
        _ = try state.setting("a", to: "2")
        _ = state.removing("a")
        XCTAssertEqual(state.headerValue, "a=1")
    }

    func testRemovingAKeyKeepsTheOthersInOrder() throws {
        var state = try XCTUnwrap(TraceState(parsing: "a=1,b=2,c=3"))
        state.remove("b")
        XCTAssertEqual(state.headerValue, "a=1,c=3")
        state.remove("nobody")
        XCTAssertEqual(state.removing("a").headerValue, "c=3")
    }

    func testTheThirtyThirdMemberPushesOutTheRightMost() throws {
        var state = TraceState()
        for number in 1...32 {
            try state.set("k\(number)", to: "v")
        }
        XCTAssertEqual(state.count, 32)
        XCTAssertEqual(keys(state).last, "k1")
        try state.set("new", to: "v")
        XCTAssertEqual(state.count, 32)
        XCTAssertEqual(keys(state).first, "new")
        XCTAssertEqual(keys(state).last, "k2")
    }

    func testUpdatingAKeyOfAFullListPushesNothingOut() throws {
        var state = TraceState()
        for number in 1...32 {
            try state.set("k\(number)", to: "v")
        }
        try state.set("k1", to: "new")
        XCTAssertEqual(state.count, 32)
        XCTAssertEqual(keys(state).first, "k1")
        XCTAssertEqual(keys(state).last, "k2")
    }

    func testKeysFollowTheLevelTwoGrammar() throws {
        let long = String(repeating: "k", count: 256)
        for key in ["a", "0", "9a", "tenant@vendor", "a@b@c", "a_-*/@z09", "a@", long] {
            XCTAssertEqual(try TraceState().setting(key, to: "v").get(key), "v", key)
        }
        for key in [
            "", "A", "aB", "_a", "-a", "*a", "/a", "@a", "a.b", "a b", " a", "a ", "a=", "a,", "ä", "\r", long + "k",
        ] {
            XCTAssertThrowsError(try TraceState().setting(key, to: "v"), key.debugDescription) { error in
                XCTAssertEqual(error as? TraceStateError, .invalidKey(key))
            }
        }
    }

    func testValuesArePrintableASCIIWithoutCommaAndEqualsSign() throws {
        let long = String(repeating: "v", count: 256)
        for value in ["v", " v", "  two words", "!", "~", "a;b:c\"\\", long] {
            XCTAssertEqual(try TraceState().setting("k", to: value).get("k"), value, value)
        }
        for value in ["", " ", "v ", "a,b", "a=b", "\t", "a\tb", "v\r", "v\n", "\u{7F}", "\u{0}", "é", long + "v"] {
            XCTAssertThrowsError(try TraceState().setting("k", to: value), value.debugDescription) { error in
                XCTAssertEqual(error as? TraceStateError, .invalidValue(value, key: "k"))
            }
        }
    }

    func testARefusedMemberChangesNothing() throws {
        var state = try XCTUnwrap(TraceState(parsing: "a=1,b=2"))
        XCTAssertThrowsError(try state.set("b", to: "x,y"))
        XCTAssertThrowsError(try state.set("B", to: "x"))
        XCTAssertEqual(state.headerValue, "a=1,b=2")
    }

    func testErrorsNameTheInput() {
        XCTAssertTrue("\(TraceStateError.invalidKey("Bad\r"))".contains(#""Bad\r""#))
        let error = "\(TraceStateError.invalidValue("a=b", key: "vendor"))"
        XCTAssertTrue(error.contains(#""a=b""#) && error.contains(#""vendor""#), error)
    }
}
