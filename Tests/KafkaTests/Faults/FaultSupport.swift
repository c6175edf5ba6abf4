import Kafka
import XCTest

extension InMemoryBroker {
    /// Sends `count` messages one after the other: a dot for each that was acknowledged, an x for each that was not.
    func outcomes(of count: Int, to topic: String = "orders", from clientID: String = "checkout") async throws -> String
    {
        let producer = try makeProducer(KafkaProducerConfiguration(clientID: clientID))
        var outcomes = ""
        for number in 1...count {
            do {
                try await producer.sendAndAwait(.text("\(number)", to: topic))
                outcomes += "."
            } catch is KafkaError {
                outcomes += "x"
            }
        }
        return outcomes
    }

    /// A producer that sends each message again until it is acknowledged, at most `attempts` times.
    func sendWithRetries(_ texts: [String], attempts: Int = 5) async throws {
        let producer = try makeProducer(KafkaProducerConfiguration(clientID: "checkout"))
        for text in texts {
            for attempt in 1...attempts {
                do {
                    try await producer.sendAndAwait(.text(text))
                    break
                } catch let error as KafkaError where attempt == attempts {
                    throw error
                } catch is KafkaError {}
            }
        }
    }
}
