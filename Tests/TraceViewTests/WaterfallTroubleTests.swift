import XCTest

@testable import TraceView

final class WaterfallTroubleTests: XCTestCase {
    func testAFailedSpanSaysWhy() {
        let picture = Waterfall().render(Scenario.order(failure: .init(code: .error, message: "no money on the card")))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 41.2 ms · 1 error

            span                    service  kind          time  0                                       41.2 ms
            POST /orders            shop     server     14.2 ms  ━━━━━━━━━━━━━━━━╸
            └─ send orders          shop     producer   6.10 ms     ╺━━━━━━╸
               └─ process orders    billing  consumer   19.7 ms             ·············╺━━━━━━━━━━━━━━━━━━━━━━
                  │  ·· waited 12.3 ms in Kafka
                  └─ ✗ charge card  billing  client     12.5 ms                             ━━━━━━━━━━━━━━━
                        CardDeclined: no money on the card

            """
        )
    }

    func testAnOrphanIsMarkedAndNamesTheParentThatIsMissing() {
        let picture = Waterfall().render(Array(Scenario.order().dropFirst(2)))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 2 spans · 1 service · 19.7 ms · 1 orphan

            span               service  kind          time  0                                            19.7 ms
            ╌╌ process orders  billing  consumer   19.7 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
               │  orphan: remote parent 00000000000000a2 not in this file
               └─ charge card  billing  client     12.5 ms        ╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

            """
        )
    }

    func testClockSkewIsNamedAndNoWaitIsDrawn() {
        let picture = Waterfall().render(Scenario.order(skew: -21_400))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 19.8 ms

            span                  service  kind          time  0                                         19.8 ms
            POST /orders          shop     server     14.2 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸
            └─ send orders        shop     producer   6.10 ms         ╺━━━━━━━━━━━━━━━
               └─ process orders  billing  consumer   19.7 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                  │  ·· clock skew: starts 3.00 ms before it was sent
                  └─ charge card  billing  client     12.5 ms        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸

            """
        )
    }

    func testTimesThatMakeNoSenseAreNamed() {
        let picture = Waterfall().render(Scenario.brokenTimes())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 1 service · 10.0 ms

            span          service  kind          time  0                                                 10.0 ms
            good          shop     internal   10.0 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
            ├─ timeless   shop     internal         —
            │     has no start time
            ├─ backwards  shop     internal         —                              ━
            │     ends 3.00 ms before it starts
            └─ endless    shop     internal         —                                    ━
                  has no end time

            """
        )
    }

    func testACircleOfParentsIsMarked() {
        let picture = Waterfall().render(Scenario.circle())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 2 spans · 1 service · 20.0 µs

            span       service  kind          time  0                                                    20.0 µs
            ╌╌ hen     shop     internal   10.0 µs  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
               │  its parents form a circle
               └─ egg  shop     internal   15.0 µs                 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

            """
        )
    }

    func testEscapeSequencesInNamesAreShownRatherThanObeyed() {
        let picture = Waterfall().render(Scenario.hostileNames())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 3 spans · 3 services · 10.0 µs

            span                  service          kind          time  0                                 10.0 µs
            ␛[2J␛]0;title␇        �pohs            internal   10.0 µs  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
            ├─ 注文を処理する 🛒  請求             internal   4.00 µs          ━━━━━━━━━━━━━━━━━
            └─ (no name)          unknown_service  internal   4.00 µs                          ╺━━━━━━━━━━━━━━━━

            """
        )
    }
}
