import XCTest

@testable import LabKit

final class TodoTests: XCTestCase {
    func testATodoIsNotedOnceWithItsPlaceAndLetsTheProgramGoOn() async {
        let log = TodoLog()
        let line: UInt = #line + 3
        await log.collect {
            for _ in 0..<3 {
                TODO(2, "inject the context")
            }
            TODO(1, "start a span")
        }
        XCTAssertEqual(log.met.map(\.step), [2, 1])
        XCTAssertEqual(
            log.met[0],
            Todo(step: 2, text: "inject the context", file: "LabKitTests/TodoTests.swift", line: line)
        )
    }

    func testChildTasksAndDetachedTasksAreCollected() async {
        let log = TodoLog()
        await log.collect {
            async let child: Void = TODO(1, "in a child task")
            await child
            await Task.detached { TODO(2, "in a detached task") }.value
        }
        XCTAssertEqual(log.met.map(\.step), [1, 2])
    }

    func testOneRunDoesNotSeeAnothers() async {
        let (first, second) = (TodoLog(), TodoLog())
        await first.collect { TODO(1, "first") }
        await second.collect { TODO(2, "second") }
        XCTAssertEqual(first.met.map(\.step), [1])
        XCTAssertEqual(second.met.map(\.step), [2])
    }
}
