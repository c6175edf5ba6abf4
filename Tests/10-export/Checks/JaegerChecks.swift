import Foundation
import Grading
import OTel

/// Step 7: addresses of Jaeger's query API.
let jaegerChecks: [Check<Lab10Subject>] = [
    Check(
        "jaeger-address-of-a-trace",
        "The address of a trace is Jaeger's own, and takes nothing but a trace id",
        step: 7
    ) {
        let id = $1.remoteSpanContext().traceID.hex
        let base = try Lab10Subject.base($1)
        let expected = "\(base.absoluteString)/api/v3/traces/\(id)"
        let got = try $0.jaegerTrace(id, base).absoluteString
        guard got == expected else {
            throw Feedback(
                "The address is not that of the trace in Jaeger's API.",
                picture: HeaderSketch.compare("address", expected: expected, got: got, note: "differs from here"),
                why: "The addresses of version 1, /api/traces, are going away."
            )
        }
        for hostile in ["\(id)/../services", "?\(id)", ""] {
            guard let url = try? $0.jaegerTrace(hostile, base) else { continue }
            throw Feedback(
                "This was given as a trace id, and was not refused.",
                picture: ["given    \(hostile.isEmpty ? "(nothing)" : hostile)", "address  \(url.absoluteString)"],
                why: "An id from outside can lead to another address, on a server that others may not reach."
            )
        }
    },

    Check(
        "jaeger-search-asks-for-service-and-time",
        "The search names the service and both ends of the time",
        step: 7
    ) {
        let service = "billing & co \($1.number(in: 1...99))%"
        let start = Date(timeIntervalSince1970: TimeInterval(1_780_000_000 + $1.number(in: 0...999_999)))
        let end = start.addingTimeInterval(3600)
        let base = try Lab10Subject.base($1)
        let url = $0.jaegerSearch(service, start, end, base)
        let components = URLComponents(url: url, resolvingAgainstBaseURL: false)
        // A server reads a plus as a space.
        let query = (components?.percentEncodedQuery ?? "").replacing("+", with: "%20")
        var values: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[String(parts[0])] = parts.count == 2 ? String(parts[1]).removingPercentEncoding : nil
        }
        let address = "\(base.absoluteString)/api/v3/traces"
        let dates = [("query.startTimeMin", start), ("query.startTimeMax", end)]
        let isRight =
            url.absoluteString.hasPrefix(address + "?") && values["query.serviceName"] == service
            && dates.allSatisfy { moment(values[$0.0]) == $0.1 }
        guard !isRight else { return }
        throw Feedback(
            "The search does not ask for what it should.",
            picture: [
                "address", "  expected  \(address)?…", "  got       \(url.absoluteString)", "query.serviceName",
                "  expected  \(service)", "  got       \(values["query.serviceName"] ?? "(none)")",
            ]
                + dates.flatMap { name, date in
                    [name, "  expected  \(date.formatted(.iso8601))", "  got       \(values[name] ?? "(none)")"]
                },
            why: "Jaeger searches nothing without a time from and a time to, written as RFC 3339 says."
        )
    },
]

extension Lab10Subject {
    /// An address of Jaeger.
    fileprivate static func base(_ bench: Bench) throws -> URL {
        let address = "http://jaeger-\(bench.number(in: 1...99)):16686"
        guard let url = URL(string: address) else {
            throw Feedback("\(address) is not an address.", why: "The check itself is wrong.")
        }
        return url
    }
}

/// Reads RFC 3339, with or without parts of a second.
private func moment(_ text: String?) -> Date? {
    guard let text else { return nil }
    return (try? Date(text, strategy: .iso8601))
        ?? (try? Date(
            text,
            strategy: .iso8601.year().month().day()
                .timeZone(separator: .omitted).time(includingFractionalSeconds: true)
        ))
}
