import Kafka
import LabKit
import Tracing

/// The shop takes orders over HTTP, billing charges them, and the notifications tell the customer and the team.
@main
struct Main {
    static func main() async {
        await Lab("05-service").run { lab in
            async let orders = lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
            async let payments = lab.consumer(
                groupID: "notifications",
                topics: ["payments"],
                clientID: "notifications-1"
            )
            let (billingConsumer, notificationsConsumer) = try await (orders, payments)

            let orderEvents = EventPublisher(
                producer: try lab.producer(clientID: "shop-1"),
                topic: "orders",
                service: "shop"
            )
            let api = OrdersAPI(checkRateLimit: FixedWindow(limit: 2).check, publish: orderEvents.publish)
            await orderFromAWebPageThatTraces(lab, api)
            try await lab.service("shop") {
                _ = await api.handle(request(order: "order-1002"))
                _ = await api.handle(request(order: "order-1003"))
                try await orderEvents.publish(abandonedCart)
            }

            let paymentEvents = EventPublisher(
                producer: try lab.producer(clientID: "billing-1"),
                topic: "payments",
                service: "billing"
            )
            let billing = Billing(execute: database, publish: paymentEvents.publish)
            try await lab.service("billing") {
                try await EventConsumer(consumer: billingConsumer, handlers: ["order.placed": billing.handle]).run()
            }

            let notifier = Notifier(channels: channels, post: httpClient)
            try await lab.service("notifications") {
                try await EventConsumer(consumer: notificationsConsumer, handlers: ["order.paid": notifier.handle])
                    .run()
            }
        }
    }

    /// The page sends its context and a correlation id along, in headers.
    private static func orderFromAWebPageThatTraces(_ lab: LabRun, _ api: OrdersAPI) async {
        await lab.service("web") {
            await withSpan("POST", ofKind: .client) { span in
                var headers = [HTTPField(name: "X-Correlation-Id", value: "cart-7")]
                InstrumentationSystem.instrument.inject(span.context, into: &headers, using: HTTPHeadersInjector())
                let request = request(order: "order-1001", userID: "user-7", headers: headers)
                await lab.service("shop") { _ = await api.handle(request) }
            }
        }
    }

    /// All requests come from one address, which is allowed two.
    private static func request(order: String, userID: String? = nil, headers: [HTTPField] = []) -> HTTPRequest {
        let body = #"{"id":"\#(order)","amount":"49.90","card":"4111111111111111"}"#
        return HTTPRequest(headers: headers, body: Array(body.utf8), clientAddress: "203.0.113.9", userID: userID)
    }

    /// A timer in the shop publishes it, and billing does not handle it.
    private static let abandonedCart = Event(
        type: "cart.abandoned",
        correlationID: "cart-8",
        key: "cart-8",
        payload: []
    )

    /// Stands in for a database.
    private static let database: Execute = { _, _ in
        try await Task.sleep(for: .milliseconds(15))
    }

    private static let channels = [
        Channel(name: "webhook", host: "customer.example", secretPath: "/hook?token=s3cr3t"),
        Channel(name: "slack", host: "hooks.slack.com", secretPath: "/services/T1/B2/s3cr3t"),
    ]

    /// Stands in for an HTTP client. Slack has an outage when it comes to the second order.
    private static let httpClient: Post = { channel, notification in
        try await Task.sleep(for: .milliseconds(10))
        return channel.name == "slack" && notification.id.hasSuffix("order-1002") ? 503 : 200
    }
}
