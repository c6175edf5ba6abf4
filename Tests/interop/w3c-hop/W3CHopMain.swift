import Foundation

/// Passes trace headers on, for programs that test how: one JSON object in a line, one out, until the input ends.
///
///     {"headers":[["traceparent","…"],…],"count":2}
///     {"out":[[["traceparent","…"],…],[["traceparent","…"],…]]}
///
/// A line that is not such an object is answered with `{"error":"…"}`.
@main
struct W3CHopMain {
    private struct Answer: Encodable {
        var out: [[[String]]]?
        var error: String?
    }

    static func main() throws {
        let service = HopService()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        while let line = readLine() {
            print(String(decoding: try encoder.encode(answer(line, service)), as: UTF8.self))
            // The other side waits for this line before it sends the next.
            fflush(nil)
        }
    }

    private static func answer(_ line: String, _ service: HopService) -> Answer {
        do {
            let outgoing = service.headersOfOutgoingRequests(for: try HopRequest(parsing: line))
            return Answer(out: outgoing.map { headers in headers.lines.map { [$0.name, $0.value] } })
        } catch {
            return Answer(error: error.reason)
        }
    }
}
