import Grading
import Kafka
import OTel
import Tracing

/// Step 3: the rate limit.
let rateLimitChecks: [Check<Lab05Subject>] = [
    Check(
        "rate-limit-decision-is-on-the-request-span",
        "The request's span carries the rate limiter's decision",
        step: 3
    ) {
        let shop = try ShopScenario($0, $1)
        await shop.run(shop.request())
        try shop.verifyDecision()
    },

    Check(
        "rejected-request-shows-the-rule",
        "The span of a rejected request shows the rule that rejected it",
        step: 3,
        points: 2
    ) {
        let shop = try ShopScenario($0, $1, isAllowed: false)
        await shop.run(shop.request())
        try shop.verifyDecision(saying: "On the span of a rejected request, ")
    },

    Check(
        "rejected-request-publishes-nothing",
        "A rejected request is answered with 429 and publishes nothing",
        step: 3
    ) {
        let shop = try ShopScenario($0, $1, isAllowed: false)
        let status = await shop.run(shop.request())
        guard shop.records.isEmpty else {
            throw Feedback(
                "The rate limiter said no, and the order was published all the same: it is at offset "
                    + "\(shop.records[0].offset) of \(shop.topic).",
                why: "A limit that is only written down limits nothing, and the trace says that it did."
            )
        }
        guard status != [429] else { return }
        throw Feedback(
            "The rate limiter said no, and the client was told \(status.map(String.init).joined()), not 429.",
            why: "A client that is not told to slow down tries again at once."
        )
    },

    Check("rejected-request-is-no-error", "The span of a rejected request has its status unset", step: 3) {
        let shop = try ShopScenario($0, $1, isAllowed: false)
        await shop.run(shop.request())
        let span = try shop.requestSpan()
        try AttributeTable(["http.response.status_code": .equals(429)]).verify(
            span,
            saying: "The request was rejected. ",
            why: "Whoever looks at the span should see what the client saw."
        )
        try span.verifyNoFailure(
            "The request was rejected, as it should be",
            why: "The service did what it is for. As an error, one busy client would spoil the service's error rate."
        ) { shop.sketch(span, $0) }
    },
]

extension ShopScenario {
    /// The decision stands on the span of the request, with these names and types.
    fileprivate func verifyDecision(saying circumstance: String = "") throws {
        let span = try requestSpan()
        let elsewhere = bench.spans.first {
            $0.context.spanID != span.context.spanID && $0.attributes.get("rate_limit.allowed") != nil
        }
        try AttributeTable([
            "rate_limit.allowed": .equals(.bool(limit.isAllowed)),
            "rate_limit.limit": .equals(.int64(Int64(limit.limit))),
            "rate_limit.remaining": .equals(.int64(Int64(limit.remaining))),
            "rate_limit.algorithm": .equals(.string(limit.algorithm)),
            "rate_limit.rule": .equals(.string(limit.rule)),
        ]).verify(
            span,
            saying: elsewhere.map { "The decision is on the span \($0.name), and not on the request's. " }
                ?? circumstance,
            why: "Whoever asks why a request was turned away should find the answer in one place: on its span."
        )
    }
}
