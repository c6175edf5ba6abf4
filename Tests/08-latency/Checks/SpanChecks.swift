import Grading
import Kafka
import OTel
import Tracing

private let queue = "workshop.queue.time_ms"
private let handler = "workshop.handler.time_ms"
private let endToEnd = "workshop.end_to_end.time_ms"
private let skew = "workshop.clock_skew_ms"
private let since = "workshop.queue.since"

/// Step 5: the figures on the span.
let spanChecks: [Check<Lab08Subject>] = [
    Check(
        "process-span-carries-the-figures",
        "The process span carries the three times in milliseconds",
        step: 5,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let message = try payments.stage(
            waited: bench.number(in: 1200...9000),
            travelled: bench.number(in: 2000...9000),
            worked: bench.number(in: 40...900)
        )
        try await payments.run()
        let attributes = try payments.spans()[0].attributes
        let table = FigureTable(rows: [
            (queue, payments.waited(message)), (handler, message.worked), (endToEnd, payments.travelled(message)),
        ])
        let wrong = table.wrong(in: attributes)
        guard !wrong.isEmpty else { return }
        let got = { (name: String) in FigureTable.milliseconds(attributes.get(name)) }
        let diagnosis: String
        if wrong.count == 3, wrong.allSatisfy({ attributes.get($0.name) == nil }) {
            diagnosis = "The span carries none of the figures."
        } else if got(queue).isAbout(payments.waited(message) + message.worked) {
            diagnosis =
                "The handler's beginning was read from the clock when the handler was over: "
                + "its time went into the time in the queue."
        } else if let slip = wrong.compactMap({ row in
            got(row.name).flatMap { $0.unitSlip(expected: row.expected ?? .zero) }
        })
        .first {
            diagnosis = "\(wrong.map(\.name).joined(separator: ", ")): \(slip)"
        } else {
            diagnosis = "Wrong on the span: \(wrong.map(\.name).joined(separator: ", "))."
        }
        throw Feedback(
            diagnosis,
            picture: table.picture(of: attributes),
            why: "In a trace one looks for where the time went: in Kafka, in the handler, or before this hop."
        )
    },

    Check(
        "unknown-figures-are-absent",
        "A figure that is not known has no attribute",
        step: 5
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let message = try payments.stage(waited: 500, stamp: { _ in .notAvailable })
        try await payments.run()
        let attributes = try payments.spans()[0].attributes
        let table = FigureTable(rows: [(queue, nil), (handler, message.worked), (endToEnd, nil), (skew, nil)])
        let wrong =
            table.wrong(in: attributes).map(\.name) + [queue, endToEnd, skew].filter { attributes.get($0) != nil }
        guard let first = wrong.first else { return }
        throw Feedback(
            first == handler
                ? "The message has no timestamp, and the time in the handler, which needs none, is wrong."
                : "The message has neither timestamp nor origin, and the span has \(first) all the same.",
            picture: table.picture(of: attributes),
            why: "A query for slow or fast messages finds made-up figures before it finds any real ones."
        )
    },

    Check(
        "skewed-message-is-flagged-on-its-span",
        "The span of a message from the future says by how much clocks disagree, and no other does",
        step: 5
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let ahead = bench.number(in: 900...5000)
        let skewed = try payments.stage(waited: -ahead)
        let plain = try payments.stage(waited: 800)
        try await payments.run()
        let spans = try payments.spans(expecting: 2)
        let why = "The flag leads to the host whose clock is off; on every span it would lead nowhere."
        let expected = Duration.zero - payments.waited(skewed)
        let first = FigureTable(rows: [(queue, nil), (handler, skewed.worked), (skew, expected)])
        let wrong = first.wrong(in: spans[0].attributes).map(\.name)
        guard wrong.isEmpty, spans[0].attributes.get(queue) == nil else {
            throw Feedback(
                spans[0].attributes.get(skew) == nil
                    ? "The record's timestamp lies after the start of its handler, and nothing on the span says so."
                    : "The record's timestamp lies after the start of its handler; wrong on the span: "
                        + (wrong.isEmpty ? [queue] : wrong).joined(separator: ", ") + ".",
                picture: first.picture(of: spans[0].attributes),
                why: why
            )
        }
        let second = FigureTable(rows: [(queue, payments.waited(plain)), (skew, nil)])
        guard second.wrong(in: spans[1].attributes).isEmpty, spans[1].attributes.get(skew) == nil else {
            throw Feedback(
                "The clocks agree about this message, and its span is flagged or lacks its time in the queue.",
                picture: second.picture(of: spans[1].attributes),
                why: why
            )
        }
    },

    Check(
        "queue-time-says-whose-clock-it-began-by",
        "The span says whether the record was stamped by the producer or by the broker",
        step: 5
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        try payments.stage(waited: 700)
        try payments.stage(waited: 700, stamp: { .logAppendTime(millisecondsSinceEpoch: $0) })
        try payments.stage(waited: 700, stamp: { _ in .notAvailable })
        try await payments.run()
        let spans = try payments.spans(expecting: 3)
        let why =
            "A create time includes the send, with its batching and retries; a log append time begins behind them."
        let expectations: [(String, AttributeTable.Expectation)] = [
            ("For a create time, ", .equals("create_time")),
            ("For a log append time, ", .equals("log_append_time")),
            ("For a record without a timestamp, ", .absent),
        ]
        for (span, (circumstance, expectation)) in zip(spans, expectations) {
            try AttributeTable([since: expectation]).verify(span, saying: circumstance, why: why)
        }
    },

    Check(
        "failed-handler-is-measured-on-its-span",
        "A handler that throws leaves its times and error.type on the span",
        step: 5,
        points: 2
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let message = try payments.stage(waited: bench.number(in: 900...5000), worked: 400, isRefused: true)
        try await payments.run()
        let span = try payments.spans()[0]
        let table = FigureTable(rows: [(queue, payments.waited(message)), (handler, message.worked)])
        guard table.wrong(in: span.attributes).isEmpty else {
            throw Feedback(
                "The handler threw, and its span lacks the figures: they were set only where it returned.",
                picture: table.picture(of: span.attributes),
                why: "Time-outs are the slowest handlers of all; leaving failures out makes an outage look fast."
            )
        }
        try AttributeTable(["error.type": .equals(.string("CardRefused"))])
            .verify(
                span,
                saying: "For a handler that threw, ",
                why: "Without error.type no query counts the failures by kind."
            )
        guard span.status?.code != .error else { return }
        throw Feedback(
            "The handler threw, and its span's status is not error.",
            why: "A failure that looks fine is found by the customer."
        )
    },

    Check(
        "failed-message-is-thrown-on-and-stays-uncommitted",
        "An error of the handler is thrown on, and its message is not committed",
        step: 5
    ) { subject, bench in
        let payments = ConsumerScenario(subject, bench)
        let message = try payments.stage(waited: 900, isRefused: true)
        let failure = try await payments.run()
        let committed = payments.committedOffset(of: message)
        guard !(failure is ConsumerScenario.CardRefused) || committed != nil else { return }
        throw Feedback(
            committed == nil
                ? "The handler threw CardRefused, and `run` went on as if it had not."
                : "The handler threw CardRefused, and its message was committed: it will not come again.",
            why: "Measuring must not change what is measured: an order whose payment failed is lost."
        )
    },
]
