import OTel
import Tracing

/// What spans hold: attributes, events and links.
extension Sample {
    /// Attributes of every type, with the values at its limits.
    static let attributes: SpanAttributes = [
        "string": "orders", "string.empty": "", "bool.true": true, "bool.false": false,
        "int32.min": .int32(.min), "int32.max": .int32(.max), "int64.zero": .int64(0),
        "int64.min": .int64(.min), "int64.max": .int64(.max),
        "double": .double(0.1), "double.whole": .double(3), "double.negative.zero": .double(-0.0),
        "double.large": .double(.greatestFiniteMagnitude), "double.small": .double(.leastNonzeroMagnitude),
        "double.exponent": .double(1e16), "double.nan": .double(.nan), "double.infinity": .double(.infinity),
        "double.negative.infinity": .double(-.infinity),
        "strings": .stringArray(["a", "", HostileText.quotes]), "strings.empty": .stringArray([]),
        "bools": .boolArray([true, false]), "bools.empty": .boolArray([]),
        "int32s": .int32Array([.min, 0, .max]), "int32s.empty": .int32Array([]),
        "int64s": .int64Array([.min, 0, .max]), "int64s.empty": .int64Array([]),
        "doubles": .doubleArray([0.1, .nan, -.infinity]), "doubles.empty": .doubleArray([]),
    ]

    func writeAttributes() {
        root("attributes") { $0.attributes = Self.attributes }
    }

    func writeHostileText() {
        root(HostileText.quotes + HostileText.emoji) { span in
            span.attributes = [
                "quotes": .string(HostileText.quotes), "controls": .string(HostileText.controls),
                "line breaks": .string(HostileText.lineBreaks), "emoji": .string(HostileText.emoji),
                "directions": .string(HostileText.directions), "last of planes": .string(HostileText.lastOfPlanes),
                "number-like": .string(HostileText.numberLike), "long": .string(HostileText.long),
                "traceId": "5a",
            ]
            span.updateAttributes { attributes in
                attributes[HostileText.controls] = "key of controls"
                attributes[HostileText.lineBreaks] = "key of line breaks"
            }
            let attributes: SpanAttributes = ["text": .string(HostileText.lineBreaks)]
            span.addEvent(SpanEvent(name: HostileText.controls, at: instant(1), attributes: attributes))
            span.addLink(SpanLink(context: Self.context(.sampled, isRemote: true), attributes: attributes))
            span.setStatus(SpanStatus(code: .error, message: HostileText.lineBreaks))
        }
    }

    func writeEvents() {
        root("events") { span in
            span.addEvent(SpanEvent(name: "first", at: instant(1)))
            span.addEvent(SpanEvent(name: "second", at: instant(2), attributes: ["retry": 1, "last": false]))
            span.addEvent(SpanEvent(name: "by the tracer's clock"))
            span.recordError(PaymentDeclined(), attributes: ["amount": 9.5], at: instant(3))
        }
    }

    func writeLinks() {
        root("links") { span in
            for isRemote in [true, false] {
                for flags in [[], .sampled, .random, [.sampled, .random]] as [TraceFlags] {
                    span.addLink(SpanLink(context: Self.context(flags, isRemote: isRemote), attributes: [:]))
                }
            }
            let context = Self.context(.sampled, traceState: "b=2,a=1", isRemote: true)
            span.addLink(SpanLink(context: context, attributes: ["messaging.kafka.offset": 42, "late": true]))
            span.addLink(SpanLink(context: .topLevel, attributes: ["without": "a span"]))
        }
    }

    /// More than the limits that OpenTelemetry recommends: each is kept or counted as dropped.
    func writeMany() {
        root("many") { span in
            span.updateAttributes { attributes in
                for number in 0..<200 { attributes["k\(number)"] = number }
            }
            for number in 0..<200 {
                span.addEvent(SpanEvent(name: "event \(number)", at: instant(1)))
                span.addLink(SpanLink(context: Self.context(.sampled, isRemote: true), attributes: [:]))
            }
        }
    }
}

/// Not private: the name of a private type holds an address, which no program can expect.
struct PaymentDeclined: Error, CustomStringConvertible {
    let description = "declined: \"card\""
}
