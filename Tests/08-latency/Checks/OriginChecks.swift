import Grading
import Kafka

private let why =
    "Every hop reads the time since the origin from this one header; what it says wrongly, all of them say wrongly."

/// Step 3: the header that says when a path began.
let originChecks: [Check<Lab08Subject>] = [
    Check(
        "origin-is-stamped-where-the-path-begins",
        "The first sender writes origin_timestamp: decimal digits, milliseconds since the Unix epoch",
        step: 3,
        points: 2
    ) { subject, bench in
        let sent = try await OriginScenario(subject, bench, causedBy: nil)
        guard let origin = sent.origins.last else {
            throw Feedback(
                "The path begins with this message, and it carries no origin_timestamp.",
                picture: sent.picture(expected: "\(sent.now)"),
                why: why
            )
        }
        let text = origin.flatMap { String(validating: $0, as: UTF8.self) }
        if let number = text.flatMap({ Int64($0) }), abs(number - sent.now) <= 50 { return }
        let diagnosis: String
        switch text.flatMap({ Double($0) }).map({ $0 / Double(sent.now) }) {
        case .some(let ratio) where abs(ratio / 1_000_000 - 1) < 0.01:
            diagnosis = "origin_timestamp is in nanoseconds; it is milliseconds, as Kafka's own timestamps are."
        case .some(let ratio) where abs(ratio * 1000 - 1) < 0.01:
            diagnosis = "origin_timestamp is in seconds; it is milliseconds, as Kafka's own timestamps are."
        case .some:
            diagnosis =
                "origin_timestamp is a number, and not the present moment in whole milliseconds since the Unix epoch."
        case nil where origin?.count == 8:
            diagnosis = "origin_timestamp is eight bytes; it is text, which any language and any person can read."
        case nil:
            diagnosis = "origin_timestamp is not decimal digits."
        }
        throw Feedback(diagnosis, picture: sent.picture(expected: "\(sent.now)"), why: why)
    },

    Check(
        "origin-travels-on-unchanged",
        "A later hop carries origin_timestamp on as it came, once",
        step: 3,
        points: 2
    ) { subject, bench in
        let past = Int64(bench.clock.millisecondsSinceEpoch) - Int64(bench.number(in: 5000...90_000))
        let origin = KafkaHeader(key: OriginScenario.header, value: "\(past)")
        // The second sender copies the headers of what it handles, as many do.
        for given in [[], [origin]] {
            let sent = try await OriginScenario(subject, bench, causedBy: [origin], given: given)
            guard sent.origins != [origin.value] else { continue }
            let isNew = sent.origins.contains { $0 != origin.value }
            let diagnosis: String
            switch sent.origins.count {
            case 0:
                diagnosis = "The message that was handled has an origin_timestamp, and the next one went out without."
            case 1: diagnosis = "This hop has written a time of its own over the origin of the path."
            default:
                diagnosis =
                    isNew
                    ? "This hop has added a time of its own to the origin of the path: there are \(sent.origins.count) now."
                    : "origin_timestamp went out \(sent.origins.count) times: it was in the message's headers already."
            }
            throw Feedback(
                diagnosis,
                picture: sent.picture(expected: "\(past)"),
                why:
                    "Without the origin of the path, or with that of its last hop, nobody behind it knows how long a customer waits."
            )
        }
    },

    Check(
        "origin-is-not-made-up-on-the-way",
        "A later hop makes up no origin where the message that it handles has none",
        step: 3
    ) { subject, bench in
        let malformed = KafkaHeader(key: OriginScenario.header, value: bench.word("soon"))
        for cause in [[KafkaHeader(key: "schema-id", value: bench.bytes(count: 4))], [malformed]] {
            let sent = try await OriginScenario(subject, bench, causedBy: cause)
            let madeUp = sent.origins.contains { $0 != malformed.value }
            guard madeUp else { continue }
            throw Feedback(
                cause == [malformed]
                    ? "The handled message's origin_timestamp cannot be read, and this hop wrote a time of its own instead."
                    : "The handled message has no origin_timestamp, and this hop took its own time for the origin.",
                picture: sent.picture(expected: "(absent: when the path began is not known here)"),
                why:
                    "A path that seems to begin in its middle looks fast, and nothing shows that its first half is missing."
            )
        }
    },

    Check(
        "other-headers-are-left-alone",
        "All other headers keep their bytes and their order",
        step: 3
    ) { subject, bench in
        let given = [
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bench.bytes(count: 4)),
            KafkaHeader(key: OriginScenario.header, value: "1"),
            KafkaHeader(key: "hop", value: nil),
            KafkaHeader(key: "correlation_id", value: bench.word("cart")),
        ]
        let cause = [
            KafkaHeader(key: OriginScenario.header, value: "\(bench.clock.millisecondsSinceEpoch)"),
            KafkaHeader(key: "retries", value: "2"),
        ]
        let kept = given.filter { $0.key != OriginScenario.header }
        for cause in [nil, cause] {
            let sent = try await OriginScenario(subject, bench, causedBy: cause, given: given)
            guard sent.others != kept else { continue }
            let isForeign = sent.others.contains { $0.key == "retries" }
            throw Feedback(
                isForeign
                    ? "All headers of the handled message were copied; only origin_timestamp is to be carried on."
                    : "Headers that are not origin_timestamp were lost or changed.",
                picture: HeaderSketch.list("given", given) + HeaderSketch.list("on the wire", sent.headers),
                why:
                    "A schema id that is lost makes the message unreadable; a retry count that is inherited ends retries early."
            )
        }
    },
]
