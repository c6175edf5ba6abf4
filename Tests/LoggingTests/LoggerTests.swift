import Logging
import XCTest

final class LoggerTests: XCTestCase {
    private let records = RecordingLogHandler.Records()

    private func logger() -> Logger {
        Logger(label: "shop") { [records] _ in RecordingLogHandler(records: records) }
    }

    func testEachMethodLogsAtItsOwnLevelAndTellsWhereItWasCalled() {
        var logger = logger()
        logger.logLevel = .trace
        logger.trace("a", metadata: ["n": "1"])
        logger.debug("b", metadata: ["n": "2"])
        logger.info("c", metadata: ["n": "3"])
        logger.notice("d", metadata: ["n": "4"])
        logger.warning("e", metadata: ["n": "5"])
        logger.error("f", metadata: ["n": "6"])
        logger.critical("g", metadata: ["n": "7"])
        logger.log(level: .notice, "h")
        let place = "LoggingTests LoggingTests/LoggerTests.swift \(#function) true"
        XCTAssertEqual(
            records.lines,
            [
                "trace a [n=1] \(place)", "debug b [n=2] \(place)", "info c [n=3] \(place)", "notice d [n=4] \(place)",
                "warning e [n=5] \(place)", "error f [n=6] \(place)", "critical g [n=7] \(place)",
                "notice h [-] \(place)",
            ]
        )
    }

    func testAMessageBelowTheLevelIsNotEvenMade() {
        var made: [String] = []
        func make(_ text: String) -> Logger.Message {
            made.append(text)
            return "\(text)"
        }
        var logger = logger()
        for level in Logger.Level.allCases {
            logger.logLevel = level
            for other in Logger.Level.allCases {
                logger.log(level: other, make("\(other) at \(level)"))
            }
        }
        XCTAssertEqual(records.lines.count, 7 + 6 + 5 + 4 + 3 + 2 + 1)
        XCTAssertEqual(made.count, records.lines.count)
        XCTAssertFalse(made.contains("debug at info"))
        XCTAssertTrue(made.contains("info at info"))
    }

    func testTheSourceCanBeNamed() {
        logger().info("a", source: "billing", file: "no slash")
        logger().info("b", file: "no slash")
        XCTAssertTrue(records.lines[0].hasPrefix("info a [-] billing no slash "))
        XCTAssertTrue(records.lines[1].hasPrefix("info b [-] n/a no slash "))
    }

    func testACopyLeavesTheOriginalAsItWas() {
        var first = logger()
        first[metadataKey: "order.id"] = "o-1"
        var second = first
        second.logLevel = .error
        second[metadataKey: "order.id"] = "o-2"
        second[metadataKey: "user.id"] = "u-1"
        XCTAssertEqual(first.logLevel, .info)
        XCTAssertEqual(first[metadataKey: "order.id"], "o-1")
        XCTAssertEqual(second[metadataKey: "order.id"], "o-2")
        XCTAssertNil(first[metadataKey: "user.id"])
        second[metadataKey: "order.id"] = nil
        XCTAssertEqual(second.handler.metadata, ["user.id": "u-1"])
    }

    func testLevelsAreOrderedAndReadInAnyCase() {
        XCTAssertEqual(Logger.Level.allCases.shuffled().sorted(), Logger.Level.allCases)
        XCTAssertFalse(Logger.Level.info < .info)
        XCTAssertEqual(Logger.Level("WARNING"), .warning)
        XCTAssertEqual(Logger.Level.critical.description, "critical")
        XCTAssertNil(Logger.Level("loud"))
    }

    func testAHandlerThatKnowsNoProvidersTakesNone() {
        var logger = Logger(label: "shop") { _ in PlainLogHandler() }
        logger.handler.metadataProvider = Logger.MetadataProvider { ["a": "b"] }
        XCTAssertNil(logger.metadataProvider)
    }
}
