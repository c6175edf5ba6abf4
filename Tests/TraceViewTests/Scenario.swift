import TraceView

/// Fixed traces of the order platform, as the tests draw them.
enum Scenario {
    static let otherTrace = "a1b2c3d4e5f60718293a4b5c6d7e8f90"

    /// An order is taken, sent through Kafka, and charged. `skew` shifts the consumer's clock, in microseconds.
    /// With `linked`, the consumer span links to the producer span besides being its child.
    static func order(skew: Int = 0, failure: TraceSpan.Status? = nil, linked: Bool = false) -> [TraceSpan] {
        let failed: TraceAttributes = failure == nil ? [:] : ["error.type": "CardDeclined"]
        return [
            .stub("POST /orders", kind: .server, id: "00000000000000a1", from: 0, to: 14_200),
            .stub(
                "send orders",
                kind: .producer,
                id: "00000000000000a2",
                parent: "00000000000000a1",
                from: 3100,
                to: 9200
            ),
            .stub(
                "process orders",
                kind: .consumer,
                service: "billing",
                id: "00000000000000b1",
                parent: "00000000000000a2",
                from: 21_500 + skew,
                to: 41_200 + skew,
                attributes: ["messaging.system": "kafka"],
                links: linked ? [.init(traceID: "4bf92f3577b34da6a3ce929d0e0e4736", spanID: "00000000000000a2")] : [],
                flags: 0x301
            ),
            .stub(
                "charge card",
                kind: .client,
                service: "billing",
                id: "00000000000000b2",
                parent: "00000000000000b1",
                from: 24_000 + skew,
                to: 36_500 + skew,
                attributes: failed,
                status: failure ?? .init()
            ),
        ]
    }

    /// The order again, but the consumer starts a trace of its own and links to the message.
    static func linkedOrder() -> [TraceSpan] {
        order().map { span in
            guard span.serviceName == "billing" else { return span }
            var span = span
            span.traceID = otherTrace
            if span.parentSpanID == "00000000000000a2" {
                span.parentSpanID = nil
                span.links = [.init(traceID: order()[0].traceID, spanID: "00000000000000a2")]
            }
            return span
        }
    }

    /// Several orders in traces of their own, and one consumer span that handles them as a batch.
    static func batch(of count: Int) -> [TraceSpan] {
        let sends = (0..<count).map { number in
            TraceSpan.stub(
                "send orders",
                kind: .producer,
                trace: hex(number + 1, repeated: 2),
                id: hex(number + 1),
                from: number * 1000,
                to: number * 1000 + 700
            )
        }
        let links = sends.map { TraceSpan.Link(traceID: $0.traceID, spanID: $0.spanID) }
        let start = count * 1000 + 2000
        return sends + [
            .stub(
                "process orders",
                kind: .consumer,
                service: "billing",
                trace: otherTrace,
                id: "00000000000000b1",
                from: start,
                to: start + 3000,
                links: links
            )
        ]
    }

    /// The batch, whose links say which records they stand for.
    static func describedBatch(of count: Int) -> [TraceSpan] {
        batch(of: count).map { span in
            var span = span
            for index in span.links.indices {
                span.links[index].attributes = [
                    "messaging.destination.partition.id": "0", "messaging.kafka.offset": .int(Int64(index + 7)),
                ]
            }
            return span
        }
    }

    /// Only the consumer span of 130 messages, of whose links the SDK dropped two.
    static func largeBatch() -> [TraceSpan] {
        batch(of: 130).suffix(1).map { span in
            var span = span
            span.droppedLinksCount = 2
            return span
        }
    }

    /// Two linked traces whose ids differ in the last digit only.
    static func similarTraces() -> [TraceSpan] {
        let traces = ["1", "2"].map { String(repeating: "0", count: 31) + $0 }
        return [
            .stub("send orders", kind: .producer, trace: traces[0], id: "a", from: 0, to: 5),
            .stub(
                "poll orders",
                kind: .client,
                trace: traces[1],
                id: "b",
                from: 8,
                to: 9,
                links: [.init(traceID: traces[0], spanID: "a")]
            ),
        ]
    }

    /// Spans each of which is the child of the one before.
    static func chain(of length: Int) -> [TraceSpan] {
        (1...length).map { number in
            let parent = number == 1 ? nil : "\(number - 1)"
            return .stub("step \(number)", id: "\(number)", parent: parent, from: number, to: 2 * length)
        }
    }

    /// Spans whose start or end is missing, or which end before they start.
    static func brokenTimes() -> [TraceSpan] {
        var spans: [TraceSpan] = [
            .stub("good", id: "a", from: 0, to: 10_000),
            .stub("backwards", id: "b", parent: "a", from: 5000, to: 2000),
            .stub("endless", id: "c", parent: "a", from: 6000, to: 6000),
            .stub("timeless", id: "d", parent: "a", from: 0, to: 0),
        ]
        spans[2].endTimeUnixNano = 0
        spans[3].startTimeUnixNano = 0
        return spans
    }

    /// Two spans, each the other's parent.
    static func circle() -> [TraceSpan] {
        [
            .stub("hen", id: "a", parent: "b", from: 0, to: 10),
            .stub("egg", id: "b", parent: "a", from: 5, to: 20),
        ]
    }

    /// Names that would clear the screen, retitle the window or turn the line around, and wide ones.
    static func hostileNames() -> [TraceSpan] {
        [
            .stub("\u{1B}[2J\u{1B}]0;title\u{7}", service: "\u{202E}pohs", id: "a", from: 0, to: 10),
            .stub("注文を処理する 🛒", service: "請求", id: "b", parent: "a", from: 2, to: 6),
            .stub("", service: "", id: "c", parent: "a", from: 6, to: 10),
        ]
    }

    /// An id whose first digits differ from one number to the next.
    private static func hex(_ number: Int, repeated count: Int = 1) -> String {
        let digits = String(number, radix: 16)
        let half = String(repeating: "0", count: 4 - digits.count) + digits + "0af7651916cd"
        return String(repeating: half, count: count)
    }
}
