import Foundation
import Kafka
import Streams
import Tracing

/// An order as the web shop sends it. Times are milliseconds since the Unix epoch.
struct RawOrder: Codable, Sendable {
    var id: String
    var cents: Int
    var orderedAt: Int64
    var email: String
    var test: Bool
}

/// An order as the other services see it.
struct Order: Codable, Sendable {
    var id: String
    var cents: Int
    var orderedAt: Int64
}

/// What a store sold in a window.
struct OrderTotal: Codable, Sendable {
    var windowStart: Int64
    var windowEnd: Int64
    var orders: Int
    var cents: Int
}

/// A record's value is none that the job can read.
struct PayloadError: Error, CustomStringConvertible {
    let description: String
}

/// Reads a value as JSON.
///
/// - Throws: ``PayloadError`` with the value and what was expected.
func decode<Payload: Decodable>(_ type: Payload.Type, from value: [UInt8]?) throws(PayloadError) -> Payload {
    do {
        return try JSONDecoder().decode(type, from: Data(value ?? []))
    } catch {
        let text = value.map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? "(null)"
        throw PayloadError(description: "the value \(text) is no JSON of a \(type): correct who sends it")
    }
}

/// Writes a value as JSON, its fields in alphabetical order.
func encode(_ payload: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(payload))
}

/// The names that the totals job works with: its topics, its group, and its client.
struct TotalsJob: Sendable {
    var orders = "orders"
    var totals = "order-totals"
    var lateOrders = "late-orders"
    var groupID: String
    var clientID: String
}

/// Runs `operation`; an error that it throws leaves its kind in the span's `error.type`, and is thrown on.
@discardableResult
func recordingErrorType<T>(
    on span: any Span,
    isolation: isolated (any Actor)? = #isolation,
    _ operation: () async throws -> T
) async throws -> T {
    do {
        return try await operation()
    } catch {
        span.attributes["error.type"] = (error as? KafkaError)?.code.rawValue ?? String(describing: type(of: error))
        throw error
    }
}
