import Grading
import Kafka
import OTel
import Tracing

/// Step 2: what describes the request and its answer.
let requestDescriptionChecks: [Check<Lab05Subject>] = [
    Check(
        "request-span-describes-the-request",
        "The request's span says which method, route and path, and who asked",
        step: 2
    ) {
        let shop = try ShopScenario($0, $1)
        let user = $1.word("user")
        await shop.run(shop.request(userID: user), shop.request())
        let spans = try shop.requestSpans(expecting: 2)
        for (span, user) in zip(spans, [user, nil]) {
            try AttributeTable([
                "http.request.method": .equals("POST"),
                "http.route": .equals("/orders"),
                "url.path": .equals("/orders"),
                "url.scheme": .equals("https"),
                "client.address": .equals(.string(shop.clientAddress)),
                "user.id": user.map { .equals(.string($0)) } ?? .absent,
            ]).verify(
                span,
                saying: (user == nil ? "For a guest's request, " : "") + span.oldHTTPNames,
                why: "\"What did this user see?\" is answered by these names, and by no others."
            )
        }
    },

    Check("request-span-says-how-it-was-answered", "The request's span carries the status of the answer", step: 2) {
        let shop = try ShopScenario($0, $1)
        let statuses = await shop.run(shop.request(), shop.request(body: "{"))
        let spans = try shop.requestSpans(expecting: 2)
        for (span, status) in zip(spans, statuses) {
            try AttributeTable(["http.response.status_code": .equals(.int64(Int64(status)))]).verify(
                span,
                saying: span.oldHTTPNames,
                why: "A number can be compared: a dashboard asks for everything from 500 up."
            )
        }
    },

    Check(
        "clients-mistake-leaves-the-status-unset",
        "An answer of 202 or 400 leaves the status of the request's span unset",
        step: 2
    ) {
        let shop = try ShopScenario($0, $1)
        await shop.run(shop.request(), shop.request(body: "{\"id\":"))
        let spans = try shop.requestSpans(expecting: 2)
        for (span, circumstance) in zip(
            spans,
            ["The order was taken, with 202", "The client's body was no order, and it was told so with 400"]
        ) {
            try span.verifyNoFailure(
                circumstance,
                why:
                    "Unset is how success looks, and error is what the server did wrong; one bad client would wake you at night."
            ) { shop.sketch(span, $0) }
        }
    },

    Check(
        "servers-failure-sets-the-status",
        "An answer of 503 sets the status of the request's span to error, and error.type",
        step: 2,
        points: 2
    ) {
        let shop = try ShopScenario($0, $1)
        $1.broker.failNextDelivery(of: shop.topic)
        let status = await shop.run(shop.request())
        let span = try shop.requestSpan()
        guard status == [503] else {
            throw Feedback(
                "The order could not be published, and the client was told \(status.map(String.init).joined()).",
                why: "The customer believes that the order was taken, and the order is nowhere."
            )
        }
        try span.verifyFailure(of: "The request was answered with 503", secrets: [shop.order, shop.clientAddress]) {
            shop.sketch(span, $0)
        }
    },
]

extension SpanData {
    /// A sentence about names of earlier conventions on the span; empty where there are none.
    fileprivate var oldHTTPNames: String {
        let today = [
            "http.method": "http.request.method", "http.target": "url.path", "http.scheme": "url.scheme",
            "http.client_ip": "client.address", "net.peer.ip": "client.address",
            "http.status_code": "http.response.status_code",
        ]
        let old = today.filter { attributes.get($0.key) != nil && attributes.get($0.value) == nil }.keys.sorted()
        guard let first = old.first else { return "" }
        return "\(first)\(old.count > 1 ? " and others are" : " is") of an earlier convention. "
    }
}
