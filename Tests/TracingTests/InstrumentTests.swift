import Tracing
import XCTest

final class InstrumentTests: XCTestCase {
    func testAMultiplexInstrumentAsksEachInOrder() {
        let multiplex = MultiplexInstrument([NoOpInstrument(), RecordingTracer()])
        var context = ServiceContext.topLevel
        multiplex.extract(["span": "caller"], into: &context, using: DictionaryCarrier())
        XCTAssertEqual(context.spanName, "caller")
        var carrier: [String: String] = [:]
        multiplex.inject(context, into: &carrier, using: DictionaryCarrier())
        XCTAssertEqual(carrier, ["span": "caller"])
    }

    func testANoOpInstrumentLeavesContextAndCarrierAlone() {
        var context = ServiceContext.topLevel
        NoOpInstrument().extract(["span": "caller"], into: &context, using: DictionaryCarrier())
        XCTAssertTrue(context.isEmpty)
        var carrier = ["kept": "1"]
        NoOpInstrument().inject(context, into: &carrier, using: DictionaryCarrier())
        XCTAssertEqual(carrier, ["kept": "1"])
    }
}
