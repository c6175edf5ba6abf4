import Grading
import Kafka

/// Step 4: the getter.
let getterChecks: [Check<Lab02Subject>] = [
    Check(
        "get-reads-the-header-of-exactly-that-name",
        "The getter returns the text of the header with exactly that name",
        step: 4
    ) {
        let (subject, bench) = ($0, $1)
        let key = bench.word("key")
        let value = bench.word("Value-ü")
        let otherText = bench.word("other")
        let other = KafkaHeader(key: key.uppercased(), value: otherText)
        let headers = [other, KafkaHeader(key: key, value: value)]
        let why = "Kafka's header names are case-sensitive: the same name in another case is somebody else's header."
        let got = subject.get(key, headers)
        if got != value {
            throw Feedback(
                got == nil
                    ? "The getter did not find the header."
                    : got?.contains(otherText) == true
                        ? "The getter read a header whose name is written in another case."
                        : "The getter did not return the header's text as it is.",
                picture: HeaderSketch.list("headers", headers)
                    + ["", "extract(key: \"\(key)\")", "  expected  \(quoted(value))", "  got       \(quoted(got))"],
                why: why
            )
        }
        let absent = subject.get(key, [other])
        if let absent {
            throw Feedback(
                absent.isEmpty
                    ? "For a name that is not there the getter returned an empty text; it should return nil."
                    : "The getter returned the value of a header with another name.",
                picture: HeaderSketch.list("headers", [other])
                    + ["", "extract(key: \"\(key)\")", "  expected  nil", "  got       \(quoted(absent))"],
                why: why
            )
        }
    },

    Check(
        "null-and-binary-headers-do-not-hurt-get",
        "The getter reads its header beside null and binary ones",
        step: 4,
        points: 2
    ) {
        let (subject, bench) = ($0, $1)
        let value = bench.word("value")
        let headers = bench.foreignHeaders() + [KafkaHeader(key: "wanted", value: value)]
        let got = subject.get("wanted", headers)
        guard got != value else { return }
        let isNull = subject.get("wanted", headers.filter { $0.value != nil }) == value
        throw Feedback(
            isNull
                ? "Beside a header with a null value the getter does not find its own."
                : "Beside a header that is not text the getter does not find its own.",
            picture: HeaderSketch.list("headers", headers) { isNull ? $0.value == nil : $0.key == "schema-id" }
                + ["", "extract(key: \"wanted\")", "  expected  \(quoted(value))", "  got       \(quoted(got))"],
            why: "Null and binary headers are legal; one of them must not cost the message its trace."
        )
    },

    Check("keys-lists-the-names-of-all-headers", "`keys` lists the names of all headers, as they are written", step: 4)
    {
        let foreign = $1.foreignHeaders() + [$1.namesake()]
        let expected = Set(foreign.map(\.key))
        let got = $0.keys(foreign)
        guard Set(got) != expected else { return }
        let missing = expected.subtracting(got).sorted()
        throw Feedback(
            missing.isEmpty
                ? "`keys` lists names that no header has: \(Set(got).subtracting(expected).sorted())."
                : "`keys` does not list \(missing.joined(separator: ", ")).",
            picture: HeaderSketch.list("headers", foreign) { missing.contains($0.key) } + ["", "keys", "  \(got)"],
            why: "Propagators that search by a prefix ask for all names; Jaeger's looks for uberctx-."
        )
    },
]

private func quoted(_ text: String?) -> String {
    text.map { "\"\($0)\"" } ?? "nil"
}
