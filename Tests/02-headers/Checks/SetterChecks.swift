import Grading
import Kafka

/// Step 1: the setter.
let setterChecks: [Check<Lab02Subject>] = [
    Check(
        "set-writes-the-value-as-text",
        "The setter writes the value's UTF-8 bytes under the key, as they are",
        step: 1
    ) {
        let (subject, bench) = ($0, $1)
        let key = bench.word("key")
        let value = bench.word("value-ü")
        var headers: [KafkaHeader] = []
        subject.set(value, key, &headers)
        guard headers != [KafkaHeader(key: key, value: value)] else { return }
        let written = headers.first?.value ?? []
        let diagnosis =
            if headers.isEmpty {
                "The setter wrote no header."
            } else if headers.count > 1 {
                "The setter wrote \(headers.count) headers into an empty list."
            } else if headers[0].key != key {
                "The setter wrote the header under another name. Kafka's header names are case-sensitive."
            } else if written.first == UInt8(ascii: "\"") {
                "The setter put quotes around the value."
            } else {
                "The setter wrote other bytes than the value's UTF-8 text."
            }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.list("expected", [KafkaHeader(key: key, value: value)])
                + HeaderSketch.list("got", headers) { _ in true },
            why: "Readers in other languages look for exactly this name and take the bytes as they are."
        )
    },

    Check("set-replaces-every-header-of-the-name", "After the setter there is exactly one header of the name", step: 1)
    {
        let (subject, bench) = ($0, $1)
        let key = bench.word("key")
        let value = bench.word("new")
        var headers = [
            KafkaHeader(key: key, value: bench.word("old")),
            KafkaHeader(key: "tenant", value: bench.word("tenant")),
            KafkaHeader(key: key),
            KafkaHeader(key: key, value: bench.word("old")),
        ]
        subject.set(value, key, &headers)
        let count = headers.values(of: key).count
        guard count != 1 || headers.values(of: key).first == .some(nil) else { return }
        throw Feedback(
            count == 0
                ? "Afterwards there is no header of that name, or only a null one."
                : "Afterwards there are \(count) headers of that name: an old value stayed beside the new one.",
            picture: HeaderSketch.list("after inject(\"\(value)\", forKey: \"\(key)\")", headers) { $0.key == key },
            why: "Of two values some readers take the first and some the last: the trace splits by language."
        )
    },

    Check("set-keeps-other-headers", "The setter keeps all other headers: their bytes and their order", step: 1) {
        let (subject, bench) = ($0, $1)
        let foreign = bench.foreignHeaders() + [bench.namesake()]
        var headers = foreign
        headers.insert(KafkaHeader(key: "traceparent", value: bench.word("old")), at: 3)
        subject.set(bench.word("new"), "traceparent", &headers)
        try verifyForeign(foreign, in: headers.filter { $0.key != "traceparent" }, title: "afterwards")
    },
]

/// The headers of other people are as they were given.
func verifyForeign(_ given: [KafkaHeader], in got: [KafkaHeader], title: String) throws {
    guard got != given else { return }
    let added = got.filter { header in !given.contains { $0.key == header.key } }
    let names = Set(given.map(\.key))
    let lost = names.filter { got.values(of: $0).count < given.values(of: $0).count }.sorted()
    let changed = names.filter { got.values(of: $0) != given.values(of: $0) }.sorted()
    let diagnosis =
        if !lost.isEmpty {
            "Headers that are not the trace's were lost: \(lost.joined(separator: ", "))."
        } else if !added.isEmpty {
            "There are headers that nobody asked for: \(added.map(\.key).joined(separator: ", "))."
        } else if !changed.isEmpty {
            "Headers that are not the trace's have other bytes now: \(changed.joined(separator: ", "))."
        } else {
            "Headers that are not the trace's stand in another order now."
        }
    throw Feedback(
        diagnosis,
        picture: HeaderSketch.list("given", given) { lost.contains($0.key) } + [""]
            + HeaderSketch.list(title, got) { !given.contains($0) },
        why: "A consumer that cannot find its schema id, byte for byte, cannot read the message at all."
    )
}
