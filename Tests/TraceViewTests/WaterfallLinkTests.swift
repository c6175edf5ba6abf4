import XCTest

@testable import TraceView

final class WaterfallLinkTests: XCTestCase {
    func testTracesThatAreOnlyLinkedStandTogether() {
        let picture = Waterfall().render(Scenario.linkedOrder())
        XCTAssertEqual(
            picture,
            """
            2 traces joined by links · 4 spans · 2 services · 41.2 ms

            span            service  kind          time  0                                               41.2 ms
            trace 4bf92f35… · 2 spans · 1 service · 14.2 ms
            POST /orders    shop     server     14.2 ms  ━━━━━━━━━━━━━━━━━━━
            └─ send orders  shop     producer   6.10 ms      ━━━━━━━━╸

            trace a1b2c3d4… · 2 spans · 1 service · 19.7 ms
            process orders  billing  consumer   19.7 ms               ···············╺━━━━━━━━━━━━━━━━━━━━━━━━━━
            │  ↳ links to send orders [shop] trace 4bf92f35… ·· waited 12.3 ms in Kafka
            └─ charge card  billing  client     12.5 ms                                  ━━━━━━━━━━━━━━━━━

            """
        )
    }

    func testOnANarrowTerminalTheWaitHasItsOwnLine() {
        let picture = Waterfall(.init(width: 60)).render(Scenario.linkedOrder())
        XCTAssertEqual(
            picture,
            """
            2 traces joined by links · 4 spans · 2 services · 41.2 ms

            span           service kind         time 0           41.2 ms
            trace 4bf92f35… · 2 spans · 1 service · 14.2 ms
            POST /orders   shop    server    14.2 ms ━━━━━━━
            └ send orders  shop    producer  6.10 ms  ━━━╸

            trace a1b2c3d4… · 2 spans · 1 service · 19.7 ms
            process orders billing consumer  19.7 ms      ····╺━━━━━━━━━
            │ ↳ links to send orders [shop] trace 4bf92f35…
            │   ·· waited 12.3 ms in Kafka
            └ charge card  billing client    12.5 ms            ━━━━━━

            """
        )
    }

    func testABatchWaitsSinceItsFirstMessage() {
        let picture = Waterfall().render(Scenario.batch(of: 3))
        XCTAssertEqual(
            picture,
            """
            4 traces joined by links · 4 spans · 2 services · 8.00 ms

            span            service  kind          time  0                                               8.00 ms
            trace 00010af7… · 1 span · 1 service · 700 µs
            send orders     shop     producer    700 µs  ━━━━━

            trace 00020af7… · 1 span · 1 service · 700 µs
            send orders     shop     producer    700 µs        ╺━━━━━

            trace 00030af7… · 1 span · 1 service · 700 µs
            send orders     shop     producer    700 µs               ╺━━━━━

            trace a1b2c3d4… · 1 span · 1 service · 3.00 ms
            process orders  billing  consumer   3.00 ms       ·····························━━━━━━━━━━━━━━━━━━━━━
               ↳ links to send orders [shop] trace 00010af7… ·· waited 4.30 ms in Kafka
               ↳ links to send orders [shop] trace 00020af7… ·· waited 3.30 ms in Kafka
               ↳ links to send orders [shop] trace 00030af7… ·· waited 2.30 ms in Kafka

            """
        )
    }

    func testALinkThatSaysItsRecordIsShownWithIt() {
        let picture = Waterfall().render(Scenario.describedBatch(of: 1))
        XCTAssertEqual(
            picture,
            """
            2 traces joined by links · 2 spans · 2 services · 6.00 ms

            span            service  kind          time  0                                               6.00 ms
            trace 00010af7… · 1 span · 1 service · 700 µs
            send orders     shop     producer    700 µs  ━━━━━━╸

            trace a1b2c3d4… · 1 span · 1 service · 3.00 ms
            process orders  billing  consumer   3.00 ms         ····················╺━━━━━━━━━━━━━━━━━━━━━━━━━━━
               ↳ links to send orders [shop] trace 00010af7… · partition 0, offset 7 ·· waited 2.30 ms in Kafka

            """
        )
    }

    func testBesideARecordTheWaitHasItsOwnLineSooner() {
        let picture = Waterfall(.init(width: 99)).render(Scenario.describedBatch(of: 1))
        XCTAssertEqual(
            picture.split(separator: "\n").suffix(2),
            [
                "   ↳ links to send orders [shop] trace 00010af7… · partition 0, offset 7",
                "     ·· waited 2.30 ms in Kafka",
            ]
        )
    }

    func testOfManyLinksSomeAreShownAndTheRestIsCounted() {
        let picture = Waterfall().render(Scenario.largeBatch())
        XCTAssertEqual(
            picture,
            """
            trace a1b2c3d4… · 1 span · 1 service · 3.00 ms

            span            service  kind          time  0                                               3.00 ms
            process orders  billing  consumer   3.00 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
               ↳ links to 00010af7… trace 00010af7…, not in this file
               ↳ links to 00020af7… trace 00020af7…, not in this file
               ↳ links to 00030af7… trace 00030af7…, not in this file
               ↳ … and 127 more
               2 links dropped: more than the SDK's limit

            """
        )
    }

    func testALinkToTheParentDoesNotRepeatTheWait() {
        let picture = Waterfall().render(Scenario.order(linked: true))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 41.2 ms

            span                  service  kind          time  0                                         41.2 ms
            POST /orders          shop     server     14.2 ms  ━━━━━━━━━━━━━━━━━
            └─ send orders        shop     producer   6.10 ms     ╺━━━━━━━
               └─ process orders  billing  consumer   19.7 ms             ··············╺━━━━━━━━━━━━━━━━━━━━━━━
                  │  ·· waited 12.3 ms in Kafka
                  │  ↳ links to send orders [shop]
                  └─ charge card  billing  client     12.5 ms                              ╺━━━━━━━━━━━━━━╸

            """
        )
    }

    func testTracesWhoseIDsBeginAlikeAreNamedInFull() {
        let picture = Waterfall().render(Scenario.similarTraces())
        XCTAssertEqual(
            picture,
            """
            2 traces joined by links · 2 spans · 1 service · 9.00 µs

            span         service  kind          time  0                                                  9.00 µs
            trace 00000000000000000000000000000001 · 1 span · 1 service · 5.00 µs
            send orders  shop     producer   5.00 µs  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸

            trace 00000000000000000000000000000002 · 1 span · 1 service · 1.00 µs
            poll orders  shop     client     1.00 µs                                                     ╺━━━━━━
               ↳ links to send orders [shop] trace 00000000000000000000000000000001

            """
        )
    }
}
