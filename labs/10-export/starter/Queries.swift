import Foundation
import LabKit
import OTel

// TraceQL, for Tempo

/// Finds the spans that send to Kafka.
func kafkaProducers() -> String {
    // Your code: step 6.
    TODO(6, "a TraceQL query for the spans that send to Kafka")
    return "{ }"
    // End of your code.
}

/// Finds the spans that handle messages from Kafka and take longer than `limit`, which is a whole number of milliseconds.
func kafkaConsumers(slowerThan limit: Duration) -> String {
    // Your code: step 6.
    TODO(6, "a TraceQL query for the spans that handle messages from Kafka slowly")
    return "{ }"
    // End of your code.
}

/// Finds the spans, of any trace, that link to a span of this trace.
///
/// - Throws: ``QueryError`` when `traceID` is not a trace id: 32 lowercase hexadecimal digits, not all zero.
func spansLinking(to traceID: String) throws -> String {
    // Your code: step 6.
    TODO(6, "a TraceQL query for the spans that link to a trace")
    return "{ }"
    // End of your code.
}

// Jaeger's query API

/// The address of one trace. `base` is Jaeger's own address, such as `http://localhost:16686`.
///
/// - Throws: ``QueryError`` when `traceID` is not a trace id.
func jaegerTrace(_ traceID: String, base: URL) throws -> URL {
    // Your code: step 7.
    TODO(7, "the address of one trace in Jaeger's API")
    return base
    // End of your code.
}

/// The address of a search for the traces of `service` that start between two moments.
func jaegerSearch(service: String, from start: Date, to end: Date, base: URL) -> URL {
    // Your code: step 7.
    TODO(7, "the address of a search in Jaeger's API")
    return base
    // End of your code.
}
