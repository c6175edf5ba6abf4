import Kafka
import LabKit
import Tracing

/// The shop passes a marketplace's order on to Kafka; the warehouse reads it and packs the parcel.
@main
struct Main {
    /// The headers that came with the order: a binary one, a null one, and the context of a trace that is long over.
    static let marketplaceHeaders = [
        KafkaHeader(key: "schema-id", value: [0x00, 0x00, 0x01, 0x2A, 0xFF]),
        KafkaHeader(key: "gift-note"),
        KafkaHeader(key: "traceparent", value: "00-11111111111111111111111111111111-2222222222222222-01"),
        KafkaHeader(key: "tracestate", value: "market=7"),
    ]

    static func main() async {
        await Lab("02-headers").run { lab in
            let consumer = try await lab.consumer(groupID: "warehouse", topics: ["orders"], clientID: "warehouse-1")

            try await lab.service("shop") {
                let producer = try lab.producer(clientID: "shop-1")
                try await withSpan("POST /orders", ofKind: .server) { _ in
                    try await withSpan("send orders", ofKind: .producer) { span in
                        var headers = marketplaceHeaders
                        KafkaHeadersInjector().inject("order_placed", forKey: "event_type", into: &headers)
                        headers = injectTraceContext(span.context, into: headers)
                        let order = #"{"item":"teapot"}"#
                        try await producer.sendAndAwait(
                            KafkaProducerMessage(topic: "orders", headers: headers, key: "order-1001", value: order)
                        )
                    }
                }
            }

            try await lab.service("warehouse") {
                for try await message in consumer.messages {
                    let extractor = KafkaHeadersExtractor()
                    let event = extractor.extract(key: "event_type", from: message.headers) ?? "(nothing)"
                    print("The warehouse reads")
                    print("  event_type   \(event)")
                    print("  all headers  \(extractor.keys(of: message.headers))\n")

                    let context = extractTraceContext(from: message.headers)
                    try await withSpan("process orders", context: context, ofKind: .consumer) { _ in
                        try await withSpan("pack parcel") { _ in
                            try await Task.sleep(for: .milliseconds(20))
                        }
                    }
                    try await consumer.commit(message)
                }
            }
        }
    }
}
