import OTel
import Tracing
import XCTest

/// Which `traceparent` headers are read, and as what (W3C Trace Context level 2, section 3.2).
final class TraceParentTests: XCTestCase {
    private let trace = "0af7651916cd43dd8448eb211c80319c"
    private let parent = "b7ad6b7169203331"
    private var ids: String { "\(trace)-\(parent)" }

    private func spanContext(of header: String) -> SpanContext? {
        W3CTraceContextPropagator().extracted(["traceparent": header]).spanContext
    }

    func testAValidHeaderIsReadFieldByField() {
        XCTAssertEqual(
            spanContext(of: "00-\(ids)-01"),
            SpanContext(
                traceID: TraceID(high: 0x0af7_6519_16cd_43dd, low: 0x8448_eb21_1c80_319c),
                spanID: SpanID(0xb7ad_6b71_6920_3331),
                traceFlags: .sampled,
                isRemote: true
            )
        )
    }

    func testValidHeadersAreAccepted() {
        let valid: [(why: String, header: String)] = [
            ("sampled", "00-\(ids)-01"),
            ("not sampled", "00-\(ids)-00"),
            ("all flags set", "00-\(ids)-ff"),
            ("only the last digit of the trace id is not zero", "00-00000000000000000000000000000001-\(parent)-01"),
            ("only the first digit of the trace id is not zero", "00-10000000000000000000000000000000-\(parent)-01"),
            ("only the last digit of the parent id is not zero", "00-\(trace)-0000000000000001-01"),
            ("ids of f only", "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01"),
            ("a higher version", "01-\(ids)-01"),
            ("the highest version", "fe-\(ids)-01"),
            ("a higher version that ends in a dash", "01-\(ids)-01-"),
            ("a higher version with another field", "cc-\(ids)-01-what-the-future-will-be-like"),
            ("a higher version with a field that is not ASCII", "cc-\(ids)-01-é"),
        ]
        for (why, header) in valid {
            let context = spanContext(of: header)
            XCTAssertNotNil(context, "\(why): \(header.debugDescription)")
            XCTAssertEqual(context?.isValid, true, why)
            XCTAssertEqual(context?.isRemote, true, why)
        }
    }

    func testInvalidHeadersAreRefused() {
        var invalid: [(why: String, header: String)] = [
            ("empty", ""),
            ("one dash", "-"),
            ("only dashes", String(repeating: "-", count: 55)),
            ("version ff", "ff-\(ids)-01"),
            ("version ff with another field", "ff-\(ids)-01-x"),
            ("version in uppercase", "0A-\(ids)-01"),
            ("version that is not hex", "0g-\(ids)-01"),
            ("version of one digit", "0-\(ids)-01"),
            ("version of three digits", "000-\(ids)-01"),
            ("trace id of zeros", "00-00000000000000000000000000000000-\(parent)-01"),
            ("parent id of zeros", "00-\(trace)-0000000000000000-01"),
            ("trace id in uppercase", "00-\(trace.uppercased())-\(parent)-01"),
            ("parent id in uppercase", "00-\(trace)-\(parent.uppercased())-01"),
            ("flags in uppercase", "00-\(ids)-0A"),
            ("trace id too short", "00-\(trace.dropLast())-\(parent)-01"),
            ("trace id too long", "00-\(trace)0-\(parent)-01"),
            ("parent id too short", "00-\(trace)-\(parent.dropLast())-01"),
            ("parent id too long", "00-\(trace)-\(parent)0-01"),
            ("a digit moved from the trace id to the parent id", "00-\(trace.dropLast())-\(parent)0-01"),
            ("flags too short", "00-\(ids)-1"),
            ("flags too long", "00-\(ids)-001"),
            ("no flags", "00-\(ids)"),
            ("no flags, but their dash", "00-\(ids)-"),
            ("trace id that is not hex", "00-\(trace.dropLast())g-\(parent)-01"),
            ("parent id that is not hex", "00-\(trace)-\(parent.dropLast())g-01"),
            ("flags that are not hex", "00-\(ids)-0x"),
            ("a sign in the flags", "00-\(ids)-+1"),
            ("underscores for dashes", "00_\(trace)_\(parent)_01"),
            ("version 00 that ends in a dash", "00-\(ids)-01-"),
            ("version 00 with another field", "00-\(ids)-01-x"),
            ("version 00 with another character", "00-\(ids)-01."),
            ("a higher version without flags", "01-\(ids)"),
            ("a higher version with flags too long", "01-\(ids)-011"),
            ("a higher version with a dot after the flags", "cc-\(ids)-01.what-the-future-will-be-like"),
            ("quoted", "\"00-\(ids)-01\""),
            ("joined with another", "00-\(ids)-01,00-\(ids)-01"),
            ("joined with an empty one", "00-\(ids)-01,"),
            ("a higher version joined with another", "01-\(ids)-01-,01-\(ids)-01"),
            ("a higher version joined with another after a field", "01-\(ids)-01-x, 00-\(ids)-00"),
            ("full-width digits", "００-\(ids)-01"),
            ("55 characters, more bytes", "00-\(ids)-0é"),
            ("55 bytes, one not ASCII", "00-\(trace.dropLast(2))é-\(parent)-01"),
        ]
        for (name, space) in [
            ("space", " "), ("tab", "\t"), ("CR", "\r"), ("LF", "\n"), ("CR LF", "\r\n"), ("NUL", "\0"),
            ("DEL", "\u{7F}"),
            ("no-break space", "\u{A0}"), ("byte order mark", "\u{FEFF}"),
        ] {
            invalid += [
                ("\(name) before", "\(space)00-\(ids)-01"),
                ("\(name) after", "00-\(ids)-01\(space)"),
                ("\(name) in place of the last digit", "00-\(ids)-0\(space)"),
                ("\(name) within the trace id", "00-\(trace.dropLast())\(space)-\(parent)-01"),
                ("\(name) after a higher version", "01-\(ids)-01\(space)"),
            ]
        }
        for (why, header) in invalid {
            XCTAssertNil(spanContext(of: header), "\(why): \(header.debugDescription)")
        }
    }

    func testEveryByteInEveryPlaceIsJudgedByTheGrammar() {
        let valid = Array("00-\(ids)-01".utf8)
        let dashes: Set = [2, 35, 52]
        let digits = Set("0123456789abcdef".utf8)
        for place in valid.indices where place > 1 {
            for byte in UInt8(0)...0x7F {
                var bytes = valid
                bytes[place] = byte
                let isLegal = dashes.contains(place) ? byte == UInt8(ascii: "-") : digits.contains(byte)
                let header = String(decoding: bytes, as: UTF8.self)
                XCTAssertEqual(spanContext(of: header) != nil, isLegal, header.debugDescription)
            }
        }
    }

    func testEveryPairOfFlagDigitsKeepsOnlySampledAndRandom() {
        for flags in UInt8(0)...255 {
            let digits = (flags < 16 ? "0" : "") + String(flags, radix: 16)
            XCTAssertEqual(spanContext(of: "00-\(ids)-\(digits)")?.traceFlags.rawValue, flags % 4, digits)
        }
    }
}
