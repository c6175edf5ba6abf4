import OTel
import TestSupport
import Tracing
import XCTest

/// Headers of all kinds go through extract and inject. Nothing traps, and what is accepted is accepted rightly.
///
/// `OTEL_TEST_SEED` repeats a run. `OTEL_TEST_HEADERS` is the number of traceparents, 100000 by default; a tenth as many
/// tracestates and baggages follow. A million takes seconds when optimised:
///
///     OTEL_TEST_HEADERS=1000000 PROOF=kit swift test -c release --filter PropagationFuzzTests
final class PropagationFuzzTests: XCTestCase {
    private let seed = SeededGenerator.seed()
    private var headers = 0

    override func setUpWithError() throws {
        headers = try HeaderCount.fromEnvironment()
    }

    private func makeMutator() -> HeaderMutator {
        print("\(name): seed \(seed)")
        return HeaderMutator(generator: SeededGenerator(seed: seed))
    }

    func testOfManyTraceparentsOnlyValidOnesGiveAContext() {
        let propagator = W3CTraceContextPropagator()
        var mutator = makeMutator()
        var accepted = 0
        for _ in 0..<headers {
            let header = mutator.mutated(validTraceParent(&mutator.generator), edits: 2)
            let context = propagator.extracted(["traceparent": header])
            let written = propagator.injected(context).values["traceparent"]

            let expected = Self.canonical(header)
            guard written == expected, (context.spanContext != nil) == (expected != nil) else {
                return XCTFail("\(header.debugDescription) was written as \(written ?? "nothing"), seed \(seed)")
            }
            if let spanContext = context.spanContext {
                accepted += 1
                guard spanContext.isValid, spanContext.isRemote else {
                    return XCTFail("\(header.debugDescription) gave \(spanContext), seed \(seed)")
                }
            }
        }
        assertShare(accepted, of: headers, isIn: 0.1...0.9)
    }

    func testWhatIsAcceptedOfATracestateIsWrittenSoThatItReadsTheSame() {
        var mutator = makeMutator()
        let valid = Array("rojo=00f067aa0ba902b7 ,congo= t61rcWkgMzE,,tenant@vendor=a;b:c".utf8)
        var accepted = 0
        for _ in 0..<headers / 10 {
            let header = mutator.mutated(valid, edits: 3)
            guard let state = TraceState(parsing: header) else { continue }
            accepted += 1
            let keys = Set(state.members.map(\.key))
            guard keys.count == state.count, state.count <= 32, TraceState(parsing: state.headerValue) == state else {
                return XCTFail("\(header.debugDescription) was read as \(state.members), seed \(seed)")
            }
        }
        assertShare(accepted, of: headers / 10, isIn: 0.1...0.9)
    }

    func testWhatIsAcceptedOfABaggageIsWrittenSoThatItReadsTheSame() {
        var mutator = makeMutator()
        let valid = Array("user=alice;p;q=1 , node=DF%2028,word=%C3%A9%F0%9F%9A%80;r=%25".utf8)
        var accepted = 0
        for _ in 0..<headers / 10 {
            let header = mutator.mutated(valid, edits: 4)
            let baggage = Baggage(parsing: header)
            accepted += baggage.isEmpty ? 0 : 1
            guard Baggage(parsing: baggage.headerValue) == baggage else {
                return XCTFail("\(header.debugDescription) was read as \(baggage.entries), seed \(seed)")
            }
        }
        assertShare(accepted, of: headers / 10, isIn: 0.5...0.95)
    }

    // MARK: -

    /// A mutator that makes only good headers, or only bad ones, would show nothing.
    private func assertShare(_ accepted: Int, of count: Int, isIn range: ClosedRange<Double>, line: UInt = #line) {
        XCTAssertTrue(
            range.contains(Double(accepted) / Double(count)),
            "\(accepted) of \(count) were accepted, seed \(seed)",
            line: line
        )
    }

    private func validTraceParent(_ generator: inout SeededGenerator) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        let version = generator.below(4) == 0 ? UInt64(generator.below(256)) : 0
        var bytes: [UInt8] = []
        for (width, number) in [(2, version), (16, generator.next()), (16, generator.next()), (2, generator.next())] {
            for position in 0..<width {
                bytes.append(digits[Int(number >> UInt64(4 * (width - 1 - position)) & 0xF)])
            }
            bytes.append(UInt8(ascii: "-"))
        }
        bytes.removeLast()
        bytes.insert(contentsOf: bytes[3..<19].reversed(), at: 3)
        if version > 0, generator.below(2) == 0 { bytes += "-future".utf8 }
        return bytes
    }

    /// What is to be written for `header`: a second reading of the rules, by fields and not by places. Nil when the
    /// header is invalid.
    private static func canonical(_ header: String) -> String? {
        let bytes = Array(header.utf8)
        guard !bytes.contains(UInt8(ascii: ",")) else { return nil }
        let fields = bytes.split(separator: UInt8(ascii: "-"), maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count >= 4, fields[..<4].map(\.count) == [2, 32, 16, 2] else { return nil }
        let known = fields[..<4].map { String(decoding: $0, as: UTF8.self) }
        guard known.allSatisfy({ $0.utf8.allSatisfy(isLowercaseHex) }) else { return nil }
        guard known[0] != "ff", known[0] != "00" || fields.count == 4 else { return nil }
        guard known[1].contains(where: { $0 != "0" }), known[2].contains(where: { $0 != "0" }) else { return nil }
        guard let flags = UInt8(known[3], radix: 16) else { return nil }
        return "00-\(known[1])-\(known[2])-0\(flags & 3)"
    }

    private static func isLowercaseHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
