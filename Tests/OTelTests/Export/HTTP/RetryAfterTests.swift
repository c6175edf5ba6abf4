import TestSupport
import XCTest

@testable import OTel

final class RetryAfterTests: XCTestCase {
    private func delay(_ text: String) -> Duration? {
        RetryAfter.delay(text, nanosecondsSinceEpoch: ManualExportClock.start)
    }

    func testSecondsAreRead() {
        XCTAssertEqual(delay("0"), .zero)
        XCTAssertEqual(delay("120"), .seconds(120))
        XCTAssertEqual(delay(" 7\t"), .seconds(7))
    }

    func testALongWaitDoesNotOverflow() {
        let century = Duration.seconds(3_155_760_000)
        XCTAssertEqual(delay("9223372036854775807"), century)
        XCTAssertEqual(delay(String(repeating: "9", count: 1_000)), century)
    }

    func testTheThreeFormsOfADateAreRead() {
        XCTAssertEqual(delay("Sun, 06 Nov 1994 08:49:40 GMT"), .seconds(3))
        XCTAssertEqual(delay("Sunday, 06-Nov-94 08:49:40 GMT"), .seconds(3))
        XCTAssertEqual(delay("Sun Nov  6 08:49:40 1994"), .seconds(3))
    }

    func testADateInThePastMeansNoWait() {
        XCTAssertEqual(delay("Sun, 06 Nov 1994 08:49:36 GMT"), .zero)
        XCTAssertEqual(delay("Thu, 01 Jan 1970 00:00:00 GMT"), .zero)
    }

    func testDatesAreCountedThroughLeapYears() {
        let table: [(String, Int64)] = [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Fri, 31 Dec 2027 23:59:60 GMT", 1_830_297_600),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Wednesday, 31-Dec-69 00:00:00 GMT", 3_155_673_600),
            ("Fri, 31-Dec-99 00:00:00 GMT", 946_598_400),
        ]
        for (text, seconds) in table {
            XCTAssertEqual(HTTPDate.secondsSinceEpoch(text), seconds, text)
        }
    }

    func testWhatIsNeitherFormIsNothing() {
        let table = [
            "", " ", "-1", "+1", "1.5", "soon", "١٢", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 19941 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 08:+9:37 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
        ]
        for text in table {
            XCTAssertNil(delay(text), text)
        }
    }
}
