import Grading
import Kafka
import OTel
import Tracing

/// Step 2: the headers after `injectTraceContext`.
let injectedHeaderChecks: [Check<Lab02Subject>] = [
    Check(
        "traceparent-is-on-the-wire-as-text",
        "`traceparent` goes on the wire in lowercase, as 55 characters of text",
        step: 2,
        points: 2
    ) {
        let context = $1.remoteSpanContext()
        let headers = try await ShopScenario($0, $1).send(context)
        guard WireTraceparent(headers.values(of: "traceparent").first ?? nil) == nil else { return }
        let ours = headers.filter { $0.key.lowercased() == "traceparent" }
        let diagnosis: String
        if let header = ours.first, header.key != "traceparent" {
            diagnosis =
                "The header is called \(header.key). Kafka's header names are case-sensitive: nobody looks there."
        } else if ours.first?.value?.first == UInt8(ascii: "\"") {
            diagnosis = "The value of traceparent is in quotes: 57 bytes instead of 55."
        } else if let value = ours.first?.value {
            diagnosis = "The value of traceparent is \(value.count) bytes, and not the 55 characters of version 00."
        } else {
            diagnosis = "There is no header traceparent: what the instrument writes did not get into the list."
        }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.list("on the wire", headers) { ours.contains($0) }
                + ["", "expected", "  traceparent  \(WireTraceparent.text(of: context))"],
            why: "A reader does not find it, or drops it as invalid, and starts a new trace."
        )
    },

    Check("inject-accepts-a-nil-list", "A nil list is an empty one: the context is written all the same", step: 2) {
        let context = $1.remoteSpanContext()
        let headers = try await ShopScenario($0, $1).send(context, into: nil)
        guard headers.values(of: "traceparent").count != 1 else { return }
        throw Feedback(
            "For a nil list of headers no traceparent was written.",
            picture: HeaderSketch.list("on the wire", headers)
                + ["", "expected", "  traceparent  \(WireTraceparent.text(of: context))"],
            why: "Most messages have no headers before tracing comes: all of them would start new traces."
        )
    },

    Check("stale-traceparent-is-replaced", "A stale traceparent is replaced: exactly one is on the wire", step: 2) {
        let context = $1.remoteSpanContext()
        let stale = WireTraceparent.text(of: $1.remoteSpanContext())
        let given = [
            KafkaHeader(key: "traceparent", value: stale), KafkaHeader(key: "tenant", value: $1.word("tenant")),
        ]
        let headers = try await ShopScenario($0, $1).send(context, into: given)
        let found = headers.values(of: "traceparent")
        guard found.count != 1 || found.first == Array(stale.utf8) else { return }
        throw Feedback(
            found.count > 1
                ? "The message went out with \(found.count) traceparent headers: the new one was added to the old."
                : found.isEmpty
                    ? "The message went out without a traceparent."
                    : "The message went out with the traceparent that it came with.",
            picture: HeaderSketch.list("on the wire", headers) { $0.value == Array(stale.utf8) },
            why: "With two traceparents some readers take the first and some the last: the trace splits by language."
        )
    },

    Check("other-headers-survive", "All other headers go out as they came: their bytes and their order", step: 2) {
        let foreign = $1.foreignHeaders() + [$1.namesake()]
        let headers = try await ShopScenario($0, $1).send($1.remoteSpanContext(), into: foreign)
        try verifyForeign(foreign, in: headers.filter { $0.key != "traceparent" }, title: "on the wire")
    },

    Check("two-calls-from-one-list-stay-apart", "Two calls with one list of headers write two contexts", step: 2) {
        let shop = ShopScenario($0, $1)
        let shared = [KafkaHeader(key: "tenant", value: $1.word("tenant"))]
        for number in 1...2 {
            let context = $1.remoteSpanContext()
            let headers = try await shop.send(context, into: shared)
            let found = headers.values(of: "traceparent")
            let expected = WireTraceparent.text(of: context)
            if found.count == 1, WireTraceparent(found[0])?.names(context) == true { continue }
            throw Feedback(
                number == 1
                    ? "The first call did not write its context."
                    : "The second call did not write its own context, or not it alone.",
                picture: HeaderSketch.list("on the wire, message \(number)", headers) { $0.key == "traceparent" }
                    + ["", "expected", "  traceparent  \(expected)"],
                why: "Headers shared between messages put one customer's order into another customer's trace."
            )
        }
    },
]
