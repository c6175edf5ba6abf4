import Foundation
import OTel

@testable import Lab10Solution

/// The queries in other words: without scopes, in another order, with other units; the addresses put together by hand.
enum OtherQueries {
    static func kafkaProducers() -> String {
        "{.messaging.system=`kafka`&&kind=producer}"
    }

    static func kafkaConsumers(slowerThan limit: Duration) -> String {
        let seconds = limit / .seconds(1)
        return #"{ (duration > \#(seconds)s && kind = consumer) && span.messaging.system = "kafka" }"#
    }

    static func spansLinking(to traceID: String) throws -> String {
        guard traceID.count == 32, traceID.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
            throw QueryError(traceID)
        }
        return "{ link:traceID = \"\(traceID)\" && trace:id != \"\(traceID)\" }"
    }

    static func jaegerTrace(_ traceID: String, base: URL) throws -> URL {
        guard let id = TraceID(hex: traceID), let url = URL(string: "/api/v3/traces/\(id)", relativeTo: base) else {
            throw QueryError(traceID)
        }
        return url.absoluteURL
    }

    static func jaegerSearch(service: String, from start: Date, to end: Date, base: URL) -> URL {
        var unreserved = CharacterSet.alphanumerics
        unreserved.insert(charactersIn: "-._~")
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let parameters = [
            ("query.startTimeMax", end.formatted(format)), ("query.startTimeMin", start.formatted(format)),
            ("query.searchDepth", "20"), ("query.serviceName", service),
        ]
        let query = parameters.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")"
        }
        return URL(string: "\(base.absoluteString)/api/v3/traces?\(query.joined(separator: "&"))") ?? base
    }
}
