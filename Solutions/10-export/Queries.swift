import Foundation
import LabKit
import OTel

// TraceQL, for Tempo

/// Finds the spans that send to Kafka.
func kafkaProducers() -> String {
    // Your code: step 6.
    #"{ span:kind = producer && span.messaging.system = "kafka" }"#
    // End of your code.
}

/// Finds the spans that handle messages from Kafka and take longer than `limit`, which is a whole number of milliseconds.
func kafkaConsumers(slowerThan limit: Duration) -> String {
    // Your code: step 6.
    let milliseconds = Int(limit / .milliseconds(1))
    return #"{ span:kind = consumer && span.messaging.system = "kafka" && span:duration > \#(milliseconds)ms }"#
    // End of your code.
}

/// Finds the spans, of any trace, that link to a span of this trace.
///
/// - Throws: ``QueryError`` when `traceID` is not a trace id: 32 lowercase hexadecimal digits, not all zero.
func spansLinking(to traceID: String) throws -> String {
    // Your code: step 6.
    guard let id = TraceID(hex: traceID), id.isValid else { throw QueryError(traceID) }
    return #"{ link:traceID = "\#(id.hex)" }"#
    // End of your code.
}

// Jaeger's query API

/// The address of one trace. `base` is Jaeger's own address, such as `http://localhost:16686`.
///
/// - Throws: ``QueryError`` when `traceID` is not a trace id.
func jaegerTrace(_ traceID: String, base: URL) throws -> URL {
    // Your code: step 7.
    guard let id = TraceID(hex: traceID), id.isValid else { throw QueryError(traceID) }
    return base.appending(path: "api/v3/traces").appending(path: id.hex)
    // End of your code.
}

/// The address of a search for the traces of `service` that start between two moments.
func jaegerSearch(service: String, from start: Date, to end: Date, base: URL) -> URL {
    // Your code: step 7.
    base.appending(path: "api/v3/traces").appending(queryItems: [
        URLQueryItem(name: "query.serviceName", value: service),
        URLQueryItem(name: "query.startTimeMin", value: start.formatted(.iso8601)),
        URLQueryItem(name: "query.startTimeMax", value: end.formatted(.iso8601)),
    ])
    // End of your code.
}
