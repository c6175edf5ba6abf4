import Grading
import OTel
import Tracing

/// Step 8: the test of a trace.
let traceTestChecks: [Check<Lab12Subject>] = [
    Check(
        "test-finds-nothing-in-right-traces",
        "The test finds nothing in traces that are right, whatever became of the order",
        step: 8,
        points: 3
    ) { subject, bench in
        subject.noteSymptom(8)
        for (description, fate) in rightFates {
            try expectNothing(in: Specimen.evidence(fate, bench: bench), description, subject)
        }
    },

    finding(
        "test-finds-a-send-that-leads-nowhere",
        "The test notices that what reads the order is not below its send",
        .sendLeadsNowhere,
        "the context on the wire is the request's: billing hangs beside `send orders`, and nothing below it"
    ),
    finding(
        "test-finds-a-stranger-in-the-trace",
        "The test notices another customer's order in the trace",
        .strangerInTheTrace,
        "another customer's order was handled in this order's trace"
    ),
    finding(
        "test-finds-a-retry-elsewhere",
        "The test notices a second attempt that leads back to nothing",
        .retryElsewhere,
        "the record on orders.retry carries two contexts, and the second attempt leads back to neither"
    ),
    finding(
        "test-finds-a-payment-without-a-batch",
        "The test notices a payment that no batch links to",
        .paymentWithoutBatch,
        "the payment was read, and no consumer span is below its send or links to it"
    ),
    finding(
        "test-finds-an-error-that-does-not-show",
        "The test notices a failure that no span shows",
        .errorDoesNotShow,
        "slack refused the notification, and the span of the call has no error"
    ),
    finding(
        "test-finds-a-redrive-without-a-past",
        "The test notices an order that came back and leads to nothing before",
        .redriveWithoutPast,
        "the order came back from the dead letters in a new trace, with no parent and no link into the old one"
    ),
    finding(
        "test-finds-a-missing-service",
        "The test notices a service that read a record and left no span",
        .serviceMissing("notifications"),
        "the record on parcels was read, and notifications left no span"
    ),
]

private let rightFates: [(String, Fate)] = [
    ("an order that was handled at once", Fate()),
    (
        "an order with a second attempt, whose readers have the send as parent and as link",
        Fate(tie: .parentAndLink, failures: 1)
    ),
    (
        "an order that was sent back once, whose readers begin traces of their own and link to the sends",
        Fate(tie: .link, failures: 2, isRedriven: true)
    ),
    ("an order of the old import, which sends no context", Fate(isImported: true)),
    (
        "an order of the old import whose readers link",
        Fate(tie: .link, failures: 1, isImported: true)
    ),
    ("an order that was packed alone, in services with further spans", Fate(batchMates: 0, hasExtraSpans: true)),
    (
        "an order that was sent back in a new trace, with a link to the old one",
        Fate(failures: 2, isRedriven: true, redriveBeginsATrace: true)
    ),
    (
        "an order whose notifications both failed, and the trace shows it",
        Fate(tie: .parentAndLink, failures: 1, isRedriven: true, failedChannels: ["webhook", "slack"])
    ),
]

/// A check that the test finds a fault, and nothing in the same trace without it: with readers below the sends, and with
/// readers that link to them.
private func finding(_ id: String, _ title: String, _ fault: Fault, _ description: String) -> Check<Lab12Subject> {
    Check(id, title, step: 8) { subject, bench in
        subject.noteSymptom(8)
        for tie in [Fate.Tie.parent, .link] {
            var fate = Fate(tie: tie, failures: 2, isRedriven: true)
            if case .errorDoesNotShow = fault { fate.failedChannels = ["slack"] }
            try expectNothing(
                in: Specimen.evidence(fate, bench: bench),
                "an order that was sent back once" + (tie == .link ? ", whose readers link to the sends" : ""),
                subject
            )
            let wrong = Specimen.evidence(fate, fault, bench: bench)
            guard subject.problems(wrong).isEmpty else { continue }
            throw Feedback(
                "Your test finds nothing in a trace that is wrong: \(description).",
                picture: picture(of: wrong),
                why: "It would have been green all the time, and the next colleague could break it again."
            )
        }
    }
}

private func expectNothing(in evidence: Evidence, _ description: String, _ subject: Lab12Subject) throws {
    let found = subject.problems(evidence)
    guard let first = found.first else { return }
    throw Feedback(
        "Your test rejects a trace that is right: \(description).",
        picture: ["it finds    \(first)"] + (found.count > 1 ? ["            … and \(found.count - 1) more"] : []) + [
            ""
        ]
            + picture(of: evidence),
        why: "A test that fails for what is right is switched off, and then it fails for nothing."
    )
}

private func picture(of evidence: Evidence) -> [String] {
    let failures = evidence.failures.map(\.call).joined(separator: ", ")
    return ["the trace"] + TraceSketch(got: evidence.spans).lines
        + ["", "links"] + linkLines(of: evidence)
        + [
            "",
            "errors on  "
                + evidence.spans.filter { $0.status?.code == .error }.map(\.name).sorted().joined(separator: ", "),
        ]
        + ["failures   " + failures, "", "on the wire"]
        + evidence.records.map { record in
            "\(record.topic) · \(record.headers.values(of: "traceparent").count) traceparent"
        }
}

/// What links to what, in the evidence.
private func linkLines(of evidence: Evidence) -> [String] {
    evidence.spans.sorted { $0.startTime < $1.startTime }.filter { !$0.links.isEmpty }.map { span in
        let targets = span.links.map { link in
            evidence.spans.first { $0.context.isSameSpan(as: link.context) }?.name ?? "another order's span"
        }
        let counts = Dictionary(grouping: targets, by: \.self).map { name, all in
            all.count == 1 ? name : "\(all.count) × \(name)"
        }
        return "\(span.name) → \(counts.sorted().joined(separator: ", "))"
    }
}
