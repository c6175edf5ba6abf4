import Grading
import Kafka
import OTel
import Streams
import Tracing

/// Raw orders that wait on the broker, and a job that passes them on through the subject's operator.
struct CleaningScenario {
    let input: String
    let output: String
    private let bench: Bench
    private let subject: Lab07Subject

    /// A job with random topics.
    init(_ subject: Lab07Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        input = bench.word("raw-orders")
        output = bench.word("orders")
    }

    /// The headers of a message that the shop sent from a span of its own.
    func tracedHeaders() -> [KafkaHeader] {
        [KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: bench.remoteSpanContext()))]
    }

    /// Puts a raw order with these headers on the broker.
    func stage(key: String, headers: [KafkaHeader]) throws {
        let value =
            #"{"id":"\#(bench.word("order"))","cents":4990,"orderedAt":1777975200000,"email":"a@b.c","test":false}"#
        try bench.broker.append(
            KafkaProducerMessage(topic: input, headers: headers, key: Array(key.utf8), value: Array(value.utf8))
        )
    }

    /// Runs the job over what is there, and returns the records that it sent.
    func run() async throws -> [KafkaConsumerMessage] {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: "cleaning", topics: [input], stopsAtEnd: true)
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "cleaning-1"))
        try await bench.service("cleaning") {
            try await RecordStream(from: consumer) { _ in 0 }.map(subject.withoutEmail)
                .send(to: output, through: producer)
        }
        await consumer.shutdown()
        return bench.broker.records(in: output)
    }
}
