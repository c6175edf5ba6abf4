import Foundation
import Synchronization

/// A collector on a loopback port that answers as it is told, one answer a connection.
///
/// It serves one connection after the other on a thread of its own, until ``close()``.
public final class HTTPCollector: Sendable {
    /// What a client gets for its request.
    public enum Answer: Sendable {
        /// These bytes, and the connection is closed.
        case bytes([UInt8])

        /// These bytes, and then nothing more until the client gives up.
        case hang(after: [UInt8])

        /// These bytes at once, without reading the request. The connection stays open until the collector is stopped.
        case early([UInt8])

        /// Nothing: the connection is closed once the request was read.
        case close

        /// Nothing, and the connection stays open until the client gives up.
        public static let hang = Answer.hang(after: [])

        /// This text, and the connection is closed.
        public static func text(_ text: String) -> Answer { .bytes(Array(text.utf8)) }

        /// A whole response with a JSON body.
        public static func response(_ status: String, _ headers: [String] = [], body: String = "{}") -> Answer {
            let fields = ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + headers
            let lines = ["HTTP/1.1 \(status)"] + fields + ["", body]
            return .text(lines.joined(separator: "\r\n"))
        }
    }

    /// What a client sent.
    public struct Request: Sendable {
        /// The request line and the header lines, without line breaks.
        public let head: [String]

        /// The body.
        public let body: [UInt8]
    }

    /// The first byte of a client that begins with TLS. It waits for an answer, so there is no more to wait for.
    private static let tlsHandshake: UInt8 = 0x16

    /// The port on 127.0.0.1.
    public let port: Int

    private let answer: @Sendable (Int) -> Answer
    private let onRequest: @Sendable (Request) -> Void
    private let onHangUp: @Sendable () -> Void
    private let listener: LoopbackSocket
    private let stopping: LoopbackSocket
    private let stopper: LoopbackSocket
    private let received = Mutex<[Request]>([])
    private let isOver = DispatchSemaphore(value: 0)

    /// Starts one that gives scripted answers; the last one is given again and again.
    ///
    /// - Parameter script: one answer or more.
    /// - Throws: `POSIXError` when the system gives no socket.
    public convenience init(_ script: [Answer]) throws {
        precondition(!script.isEmpty, "the script is empty: give at least one answer")
        try self.init(answer: { script[min($0, script.count - 1)] })
    }

    /// Starts one.
    ///
    /// - Parameters:
    ///   - answer: the answer to a request, by how many requests were read before it.
    ///   - onRequest: called when a request was read, before it is answered.
    ///   - onHangUp: called when a client has given up waiting for ``Answer/hang(after:)``.
    /// - Throws: `POSIXError` when the system gives no socket.
    public init(
        answer: @escaping @Sendable (Int) -> Answer,
        onRequest: @escaping @Sendable (Request) -> Void = { _ in },
        onHangUp: @escaping @Sendable () -> Void = {}
    ) throws {
        self.answer = answer
        self.onRequest = onRequest
        self.onHangUp = onHangUp
        listener = try LoopbackSocket.listening()
        port = try listener.port()
        (stopping, stopper) = try LoopbackSocket.pair()
        Thread.detachNewThread { [self] in
            serve()
            isOver.signal()
        }
    }

    /// The requests that were read, in order.
    public var requests: [Request] { received.withLock { $0 } }

    /// Ends the thread and closes all sockets. To be called once.
    ///
    /// - Returns: whether the thread has ended; false when it still hangs after ten seconds.
    @discardableResult
    public func close() -> Bool {
        stopper.close()
        let hasEnded = isOver.wait(timeout: .now() + 10) == .success
        listener.close()
        stopping.close()
        return hasEnded
    }

    private func serve() {
        var count = 0
        while listener.isReadable(orEndOf: stopping), let connection = listener.accept() {
            defer { connection.close() }
            let answer = answer(count)
            if case .early(let bytes) = answer {
                connection.write(bytes)
                _ = stopping.isReadable(orEndOf: stopping)
                return
            }
            guard let request = readRequest(connection) else { continue }
            count += 1
            received.withLock { $0.append(request) }
            onRequest(request)
            switch answer {
            case .bytes(let bytes): connection.write(bytes)
            case .hang(let bytes):
                connection.write(bytes)
                if connection.isReadable(orEndOf: stopping) {
                    onHangUp()
                }
            case .close, .early: break
            }
        }
    }

    /// Nil when the client goes away before it has sent everything.
    private func readRequest(_ connection: LoopbackSocket) -> Request? {
        var bytes: [UInt8] = []
        while connection.isReadable(orEndOf: stopping), let more = connection.read() {
            bytes += more
            if bytes[0] == Self.tlsHandshake {
                return Request(head: [], body: bytes)
            }
            guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
            let lengths = head.compactMap { line in
                line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(15).filter(\.isNumber)) : nil
            }
            let body = bytes[end.upperBound...]
            if body.count >= lengths.first ?? 0 {
                return Request(head: head, body: Array(body))
            }
        }
        return nil
    }
}
