import Kafka
import KafkaTracing
import LabKit
import Streams
import Tracing

/// Adds up the orders of each store, window by window. Each total has a process span, which links to every order in it.
struct OrderTotals: WindowAggregator {
    /// What is remembered of a window's orders until the window closes.
    struct State: Sendable {
        var count = 0
        var cents = 0
        var links: [SpanLink] = []
    }

    let job: TotalsJob

    func makeState() -> State { State() }

    func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws {
        let order = try decode(Order.self, from: record.value)
        state.count += 1
        state.cents += order.cents
        // Your code: step 3.
        TODO(3, "keep a link to the order in the state")
        TODO(4, "say in recordAttributes which record the link is about")
        // End of your code.
    }

    func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws {
        let sum = OrderTotal(windowStart: window.start, windowEnd: window.end, orders: state.count, cents: state.cents)
        let total = KafkaProducerMessage(topic: job.totals, key: key, value: try encode(sum))
        // Your code: steps 2, 3 and 5.
        TODO(2, "start a process span around the send, in a trace of its own")
        TODO(3, "add the links that the state kept")
        TODO(5, "fill in windowAttributes, set them on the span, and count the orders")
        try await send(total, through: output)
        // End of your code.
    }

    /// Sends a total and returns when the broker has acknowledged it. A delivery that fails is thrown on.
    func send(_ total: KafkaProducerMessage, through output: Collector) async throws {
        // Your code: step 6.
        TODO(6, "start a producer span, put its context in the headers, and record where the total landed")
        try await output.collect(total)
        // End of your code.
    }

    func late(
        _ record: StreamRecord,
        from metadata: RecordMetadata,
        for window: TimeWindow,
        output: Collector
    ) async throws {
        // Your code: step 7.
        TODO(7, "pass the late order on, inside a process span that links to it and says that it was late")
        // End of your code.
    }
}
