import Kafka
import LabKit
import Tracing

/// Reads text values from Kafka headers. OpenTelemetry calls this a getter.
struct KafkaHeadersExtractor: Extractor {
    /// The text of the header called `key`, or nil when there is none of that name. Different values of one name are
    /// joined with `,` in their order; equal ones count once.
    func extract(key: String, from headers: [KafkaHeader]) -> String? {
        // Your code: steps 4 and 6.
        TODO(4, "return the text of the header called key")
        TODO(6, "join the values when several headers have that name")
        return nil
        // End of your code.
    }

    /// The names of all headers, as they are written on the wire.
    func keys(of headers: [KafkaHeader]) -> [String] {
        // Your code: step 4.
        TODO(4, "return the names of all headers")
        return []
        // End of your code.
    }
}
