import Sealing
import XCTest

final class SealedSourcesTests: XCTestCase {
    private let sources = SealedSources([
        .init(name: "Checks.swift", text: "let check = \"héader ✗\"\r\n\n"),
        .init(name: "Empty.swift", text: ""),
        .init(name: "Long.swift", text: String(repeating: "let line = \"the same again\"\n", count: 20)),
    ])

    func testUnsealingGivesBackWhatWasSealed() throws {
        XCTAssertEqual(try SealedSources(sealed: sources.sealed), sources)
        XCTAssertEqual(try SealedSources(sealed: SealedSources([]).sealed), SealedSources([]))
    }

    func testTheSameSourcesGiveTheSameText() {
        XCTAssertEqual(sources.sealed, SealedSources(sources.sources).sealed)
    }

    func testTheSealedTextNamesTheSourcesAndShowsNoneOfTheirText() {
        let lines = sources.sealed.split(separator: "\n").map(String.init)
        XCTAssertEqual(lines[2...4], ["file Checks.swift", "file Empty.swift", "file Long.swift"])
        XCTAssertFalse(sources.sealed.contains("let "))
        let packed = lines[5...]
        XCTAssertEqual(Set(packed).count, packed.count, "the same lines do not give the same text twice")
    }

    func testACheckoutWithOtherLineEndsIsUnsealed() throws {
        let text = sources.sealed.replacingOccurrences(of: "\n", with: "\r\n")
        XCTAssertEqual(try SealedSources(sealed: text), sources)
    }

    func testEveryChangedCharacterIsNoticed() {
        let text = Array(sources.sealed)
        for index in text.indices where index % 7 == 0 || index < 200 {
            var changed = text
            changed[index] = changed[index] == "A" ? "B" : "A"
            XCTAssertThrowsError(try SealedSources(sealed: String(changed)), "character \(index)") {
                XCTAssertTrue($0 is SealedSources.Damage)
            }
        }
    }

    func testACutOrForeignTextIsNoticed() {
        let text = sources.sealed
        for count in stride(from: 0, to: text.count - 1, by: 13) {
            XCTAssertThrowsError(try SealedSources(sealed: String(text.prefix(count))), "cut to \(count)")
        }
        XCTAssertThrowsError(try SealedSources(sealed: "let check = 1\n")) {
            XCTAssertEqual($0 as? SealedSources.Damage, .notSealed)
        }
        let conflict = text.replacingOccurrences(of: "file Long", with: "<<<<<<< HEAD\nfile Long")
        XCTAssertThrowsError(try SealedSources(sealed: conflict)) {
            XCTAssertEqual($0 as? SealedSources.Damage, .changed)
        }
    }
}
