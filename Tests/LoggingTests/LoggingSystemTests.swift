import XCTest

@testable import Logging

final class LoggingSystemTests: XCTestCase {
    private let records = RecordingLogHandler.Records()
    private let provider = Logger.MetadataProvider { ["from": "system"] }

    private func state() -> LoggingSystem.State {
        var state = LoggingSystem.State()
        XCTAssertTrue(
            state.bootstrap(
                { [records] label, provider in
                    var handler = RecordingLogHandler(records: records, metadataProvider: provider)
                    handler[metadataKey: "label"] = "\(label)"
                    return handler
                },
                metadataProvider: provider
            )
        )
        return state
    }

    func testUntilItIsBootstrappedMessagesAreDropped() {
        let state = LoggingSystem.State()
        XCTAssertTrue(state.factory("shop", nil) is SwiftLogNoOpLogHandler)
        XCTAssertNil(state.metadataProvider)
    }

    func testTheFirstBootstrapCounts() {
        var state = state()
        XCTAssertFalse(state.bootstrap({ _, _ in PlainLogHandler() }, metadataProvider: nil))
        XCTAssertTrue(state.factory("shop", nil) is RecordingLogHandler)
        XCTAssertEqual(state.metadataProvider?.get(), ["from": "system"])
    }

    func testLoggersAreMadeWithWhatWasBootstrapped() {
        let before = LoggingSystem.exchange(state())
        defer { _ = LoggingSystem.exchange(before) }

        let logger = Logger(label: "shop")
        logger.info("order placed")
        XCTAssertEqual(records.lines.map { $0.prefix(20) }, ["info order placed [-"])
        XCTAssertEqual(logger.label, "shop")
        XCTAssertEqual(logger[metadataKey: "label"], "shop")
        XCTAssertEqual(logger.metadataProvider?.get(), ["from": "system"])
        XCTAssertEqual(LoggingSystem.metadataProvider?.get(), ["from": "system"])

        let other = Logger(label: "shop", metadataProvider: Logger.MetadataProvider { ["from": "logger"] })
        XCTAssertEqual(other.metadataProvider?.get(), ["from": "logger"])
        let third = Logger(label: "shop") { _, provider in
            RecordingLogHandler(records: RecordingLogHandler.Records(), metadataProvider: provider)
        }
        XCTAssertEqual(third.metadataProvider?.get(), ["from": "system"])
    }
}
