import Foundation
import OTel

@testable import Lab10Solution

/// The search of older tutorials.
enum SearchesByTags {
    static func kafkaProducers() -> String {
        "messaging.system=kafka span.kind=producer"
    }

    static func kafkaConsumers(slowerThan limit: Duration) -> String {
        let milliseconds = Int(limit / .milliseconds(1))
        return #"{ span:kind = consumer && span.messaging.system = "kafka" && span:duration > \#(milliseconds)ms }"#
    }

    static func spansLinking(to traceID: String) throws -> String {
        guard let id = TraceID(hex: traceID), id.isValid else { throw QueryError(traceID) }
        return #"{ link:traceID = "\#(id.hex)" }"#
    }

    static func jaegerTrace(_ traceID: String, base: URL) throws -> URL {
        guard let id = TraceID(hex: traceID), id.isValid else { throw QueryError(traceID) }
        return base.appending(path: "api/v3/traces").appending(path: id.hex)
    }

    static func jaegerSearch(service: String, from start: Date, to end: Date, base: URL) -> URL {
        base.appending(path: "api/v3/traces").appending(queryItems: [
            URLQueryItem(name: "query.serviceName", value: service),
            URLQueryItem(name: "query.startTimeMin", value: start.formatted(.iso8601)),
            URLQueryItem(name: "query.startTimeMax", value: end.formatted(.iso8601)),
        ])
    }
}
