import XCTest

@testable import TraceView

final class TerminalTextTests: XCTestCase {
    func testControlAndDirectionCharactersAreMadeVisible() {
        let cases = [
            ("a\u{1B}[31mb", "a␛[31mb"),
            ("line\r\nbreak\ttab\u{0}", "line␍␊break␉tab␀"),
            ("\u{7F}\u{9B}31m", "␡\u{FFFD}31m"),
            ("evil\u{202E}gpj.exe\u{2066}\u{200F}", "evil\u{FFFD}gpj.exe\u{FFFD}\u{FFFD}"),
            ("hid\u{200B}den\u{FEFF}", "hid\u{FFFD}den\u{FFFD}"),
            ("日本 שלום é 👩‍👩‍👧", "日本 שלום é 👩‍👩‍👧"),
        ]
        for (text, clean) in cases {
            XCTAssertEqual(TerminalText.clean(text), clean)
        }
    }

    func testALetterWithThousandsOfMarksIsShortened() {
        let text = "a" + String(repeating: "\u{301}", count: 10_000)
        XCTAssertEqual(TerminalText.clean(text).unicodeScalars.count, 12)
    }

    func testWideCharactersTakeTwoColumnsAndMarksNone() {
        let cases = [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("━", 1), ("שלום", 4), ("क्ष", 2),
        ]
        for (text, width) in cases {
            XCTAssertEqual(DisplayWidth.of(text), width, text)
        }
    }

    func testTextIsCutWithAnEllipsisAndNeverWiderThanAllowed() {
        let cases = [
            ("orders", 6, "orders"), ("orders", 5, "orde…"), ("orders", 1, "…"), ("orders", 0, ""), ("", 3, ""),
            ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
            ("ae\u{301}", 2, "ae\u{301}"), ("ae\u{301}o", 2, "a…"),
        ]
        for (text, width, fitted) in cases {
            XCTAssertEqual(TerminalText.fitted(text, to: width), fitted, "\(text) in \(width)")
        }
    }

    func testAnIDIsShortenedOnlyIfThatSavesRoom() {
        XCTAssertEqual(TerminalText.shortened("4bf92f3577b34da6", to: 8), "4bf92f35…")
        XCTAssertEqual(TerminalText.shortened("4bf92f357", to: 8), "4bf92f357")
    }
}
