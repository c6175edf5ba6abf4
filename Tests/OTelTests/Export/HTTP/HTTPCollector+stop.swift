import LoopbackCollector
import XCTest

extension HTTPCollector {
    /// Closes the collector. Fails the test when its thread does not end.
    func stop(file: StaticString = #filePath, line: UInt = #line) {
        XCTAssertTrue(close(), "the collector's thread hangs", file: file, line: line)
    }
}
