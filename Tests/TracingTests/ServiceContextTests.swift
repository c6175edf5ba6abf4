import Tracing
import XCTest

final class ServiceContextTests: XCTestCase {
    private enum CountKey: ServiceContextKey { typealias Value = Int }

    func testAValueIsKeptUnderItsKeyAndNilRemovesIt() {
        var context = ServiceContext.topLevel
        XCTAssertTrue(context.isEmpty)
        context[CountKey.self] = 3
        context.spanName = "work"
        XCTAssertEqual(context[CountKey.self], 3)
        XCTAssertEqual(context.count, 2)
        context[CountKey.self] = nil
        XCTAssertNil(context[CountKey.self])
        XCTAssertEqual(context.count, 1)
    }

    func testACopyIsAValueOfItsOwn() {
        var original = ServiceContext.topLevel
        original[CountKey.self] = 1
        var copy = original
        copy[CountKey.self] = 2
        XCTAssertEqual(original[CountKey.self], 1)
    }

    func testValuesAreReplacedAndRemovedWhateverTheOrder() {
        enum Colour: ServiceContextKey { typealias Value = String }
        var context = ServiceContext.topLevel
        context[CountKey.self] = 1
        context[Colour.self] = "red"
        context.spanName = "work"
        let before = context

        context[CountKey.self] = 2
        XCTAssertEqual(context.count, 3)
        XCTAssertEqual(context[CountKey.self], 2)
        XCTAssertEqual(context[Colour.self], "red")
        context[Colour.self] = nil
        XCTAssertEqual(context.count, 2)
        XCTAssertNil(context[Colour.self])
        XCTAssertEqual(context.spanName, "work")
        context[Colour.self] = nil
        XCTAssertEqual(context.count, 2)

        XCTAssertEqual(before.count, 3)
        XCTAssertEqual(before[CountKey.self], 1)
        XCTAssertEqual(before[Colour.self], "red")
    }

    func testForEachVisitsEveryValueByItsKeysName() {
        var context = ServiceContext.topLevel
        context[CountKey.self] = 3
        context.spanName = "work"
        var names: [String] = []
        context.forEach { key, _ in names.append(key.name) }
        XCTAssertEqual(names.sorted(), ["CountKey", "span-name"])
    }

    func testTheDescriptionShowsNamesAndNoValues() {
        var context = ServiceContext.topLevel
        context.spanName = "secret"
        XCTAssertEqual(context.description, #"ServiceContext(keys: ["span-name"])"#)
    }

    func testTheCurrentContextFollowsStructuredConcurrency() async {
        var context = ServiceContext.topLevel
        context.spanName = "work"
        await ServiceContext.withValue(context) {
            async let child = ServiceContext.current?.spanName
            let detached = Task.detached { ServiceContext.current?.spanName }
            let (inChild, inDetached) = await (child, detached.value)
            XCTAssertEqual(inChild, "work")
            XCTAssertNil(inDetached)
        }
        XCTAssertNil(ServiceContext.withValue(nil) { ServiceContext.current })
    }
}
