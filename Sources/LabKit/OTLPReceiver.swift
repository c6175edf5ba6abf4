import Foundation
import LoopbackCollector
import TraceView

/// Takes spans as a collector does, on a loopback port of this process, and keeps them (OTLP specification, "OTLP/HTTP").
/// It can be away, or silent, for some requests.
public final class OTLPReceiver: Sendable {
    /// What the sender of a request gets.
    public enum Answer: Sendable, Equatable {
        /// 200: the spans have arrived.
        case accept
        /// This status, and the spans have not arrived: 503 is one that asks for another try.
        case refuse(status: Int)
        /// No response: the connection is closed.
        case close
        /// No response: the connection stays open until the sender gives up.
        case hang
    }

    /// A span that was sent, as far as labs look at it.
    public struct Span: Sendable, Equatable {
        /// The name.
        public let name: String
        /// The span's id, in hexadecimal.
        public let spanID: String
        /// The attributes of its resource that are text.
        public let resource: [String: String]
    }

    /// One request, and the spans in it.
    public struct Request: Sendable {
        /// The path that it was sent to.
        public let path: String
        /// The headers, their names in lowercase.
        public let headers: [String: String]
        /// The spans, in order.
        public let spans: [Span]
        /// What its sender got.
        public let answer: Answer
    }

    private let collector: HTTPCollector
    private let answer: @Sendable (Int) -> Answer

    /// Starts a receiver.
    ///
    /// - Parameters:
    ///   - answer: the answer to a request, by how many came before it.
    ///   - onRequest: called when a request has come, before it is answered.
    ///   - onHangUp: called when a sender has given up waiting for ``Answer/hang``.
    /// - Throws: `POSIXError` when the system gives no socket.
    public init(
        answer: @escaping @Sendable (Int) -> Answer = { _ in .accept },
        onRequest: @escaping @Sendable () -> Void = {},
        onHangUp: @escaping @Sendable () -> Void = {}
    ) throws {
        self.answer = answer
        self.collector = try HTTPCollector(
            answer: { answer($0).response },
            onRequest: { _ in onRequest() },
            onHangUp: onHangUp
        )
    }

    /// The base address, as `OTEL_EXPORTER_OTLP_ENDPOINT` takes it.
    public var endpoint: String { "http://127.0.0.1:\(collector.port)" }

    /// All requests so far, in order.
    public var requests: [Request] {
        collector.requests.enumerated().map { Request($1, answer: answer($0)) }
    }

    /// The spans that have arrived, in order.
    public var spans: [Span] {
        requests.filter { $0.answer == .accept }.flatMap(\.spans)
    }

    /// Closes the port. To be called once.
    public func close() {
        collector.close()
    }
}

extension OTLPReceiver.Answer {
    fileprivate var response: HTTPCollector.Answer {
        switch self {
        case .accept: .response("200 OK")
        case .refuse(let status): .response("\(status) Refused")
        case .close: .close
        case .hang: .hang
        }
    }
}

extension OTLPReceiver.Request {
    fileprivate init(_ request: HTTPCollector.Request, answer: OTLPReceiver.Answer) {
        let words = request.head.first?.split(separator: " ") ?? []
        path = words.count > 1 ? String(words[1]) : ""
        var headers: [String: String] = [:]
        for line in request.head.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        self.headers = headers
        self.answer = answer
        spans = OTLPReader.read(Data(request.body)).spans.map { span in
            var resource: [String: String] = [:]
            for entry in span.resourceAttributes.entries {
                resource[entry.key] = span.resourceAttributes.text(entry.key)
            }
            return OTLPReceiver.Span(name: span.name, spanID: span.spanID, resource: resource)
        }
    }
}
