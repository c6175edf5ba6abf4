import Foundation
import XCTest

@testable import TraceView

final class WaterfallTests: XCTestCase {
    func testAMessageAndItsHandlerStandInOneTree() {
        let picture = Waterfall().render(Scenario.order())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 41.2 ms

            span                  service  kind          time  0                                         41.2 ms
            POST /orders          shop     server     14.2 ms  ━━━━━━━━━━━━━━━━━
            └─ send orders        shop     producer   6.10 ms     ╺━━━━━━━
               └─ process orders  billing  consumer   19.7 ms             ··············╺━━━━━━━━━━━━━━━━━━━━━━━
                  │  ·· waited 12.3 ms in Kafka
                  └─ charge card  billing  client     12.5 ms                              ╺━━━━━━━━━━━━━━╸

            """
        )
    }

    func testANarrowTerminalStaysReadable() {
        let picture = Waterfall(.init(width: 60)).render(Scenario.order())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 41.2 ms

            span               service kind         time 0       41.2 ms
            POST /orders       shop    server    14.2 ms ━━━━━╸
            └ send orders      shop    producer  6.10 ms  ━━╸
              └ process orders billing consumer  19.7 ms     ···╺━━━━━━━
                │ ·· waited 12.3 ms in Kafka
                └ charge card  billing client    12.5 ms         ╺━━━━╸

            """
        )
    }

    func testTheSmallestWidthDropsTheKind() {
        let picture = Waterfall(.init(width: 10)).render(Scenario.order())
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services …

            span          servi…     time 0  41.2 ms
            POST /orders  shop    14.2 ms ━━━╸
            └ send orders shop    6.10 ms ╺━╸
              └ process … billi…  19.7 ms    ··━━━━━
                │ ·· waited 12.3 ms in Kafka
            ⋯ └ charge c… billi…  12.5 ms      ╺━━━

            """
        )
    }

    func testEachServiceKeepsTheColourOfItsFirstAppearance() {
        let picture = Waterfall(.init(color: true)).render(
            Scenario.order(failure: .init(code: .error, message: "no money"))
        )
        .replacingOccurrences(of: "\u{1B}", with: "␛")
        XCTAssertEqual(
            picture,
            """
            ␛[1mtrace 4bf92f35…␛[0m · 4 spans · 2 services · 41.2 ms␛[31m · 1 error␛[0m

            ␛[2mspan␛[0m                    ␛[2mservice␛[0m  ␛[2mkind␛[0m          ␛[2mtime␛[0m  ␛[2m0␛[0m                                       ␛[2m41.2 ms␛[0m
            POST /orders            ␛[36mshop␛[0m     ␛[2mserver␛[0m     14.2 ms  ␛[36m━━━━━━━━━━━━━━━━╸␛[0m
            ␛[2m└─ ␛[0msend orders          ␛[36mshop␛[0m     ␛[2mproducer␛[0m   6.10 ms     ␛[36m╺━━━━━━╸␛[0m
            ␛[2m   └─ ␛[0mprocess orders    ␛[35mbilling␛[0m  ␛[2mconsumer␛[0m   19.7 ms             ·············␛[35m╺━━━━━━━━━━━━━━━━━━━━━━␛[0m
            ␛[2m      │  ␛[0m·· waited 12.3 ms in Kafka
            ␛[2m      └─ ␛[0m␛[31m✗ charge card␛[0m  ␛[35mbilling␛[0m  ␛[2mclient␛[0m     12.5 ms                             ␛[35m━━━━━━━━━━━━━━━␛[0m
            ␛[2m            ␛[0m␛[31mCardDeclined: no money␛[0m

            """
        )
    }

    func testAHandlerThatBeginsBeforeTheAcknowledgementWaitedAtMostThatLong() {
        let picture = Waterfall().render(Scenario.order(skew: -13_500))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 4 spans · 2 services · 27.7 ms

            span                  service  kind          time  0                                         27.7 ms
            POST /orders          shop     server     14.2 ms  ━━━━━━━━━━━━━━━━━━━━━━━━━╸
            └─ send orders        shop     producer   6.10 ms       ━━━━━━━━━━━╸
               └─ process orders  billing  consumer   19.7 ms        ········━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                  │  ·· waited at most 4.90 ms in Kafka
                  └─ charge card  billing  client     12.5 ms                    ╺━━━━━━━━━━━━━━━━━━━━━━

            """
        )
    }

    func testADeepTreeShowsItsLastGenerations() {
        let picture = Waterfall(.init(width: 60)).render(Scenario.chain(of: 12))
        XCTAssertEqual(
            picture,
            """
            trace 4bf92f35… · 12 spans · 1 service · 23.0 µs

            span              service kind         time 0        23.0 µs
            step 1            shop    internal  23.0 µs ━━━━━━━━━━━━━━━━
            └ step 2          shop    internal  22.0 µs ╺━━━━━━━━━━━━━━━
              └ step 3        shop    internal  21.0 µs  ━━━━━━━━━━━━━━━
                └ step 4      shop    internal  20.0 µs   ━━━━━━━━━━━━━━
                  └ step 5    shop    internal  19.0 µs   ╺━━━━━━━━━━━━━
                    └ step 6  shop    internal  18.0 µs    ━━━━━━━━━━━━━
            ⋯       └ step 7  shop    internal  17.0 µs     ━━━━━━━━━━━━
            ⋯       └ step 8  shop    internal  16.0 µs     ╺━━━━━━━━━━━
            ⋯       └ step 9  shop    internal  15.0 µs      ╺━━━━━━━━━━
            ⋯       └ step 10 shop    internal  14.0 µs       ━━━━━━━━━━
            ⋯       └ step 11 shop    internal  13.0 µs       ╺━━━━━━━━━
            ⋯       └ step 12 shop    internal  12.0 µs        ╺━━━━━━━━

            """
        )
    }

    func testNothingToShowIsSaid() {
        let picture = Waterfall().render([])
        XCTAssertEqual(
            picture,
            """
            no spans to show

            """
        )
    }
}
