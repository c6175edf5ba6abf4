import Foundation
import Synchronization
import XCTest

/// A collector on a loopback port that gives scripted answers, one a connection; the last one is given again and again.
///
/// It serves one connection after the other on a thread of its own, until ``stop()``.
final class HTTPCollector: Sendable {
    enum Answer: Sendable {
        /// These bytes, and the connection is closed.
        case bytes([UInt8])

        /// These bytes, and then nothing more until the client gives up.
        case hang(after: [UInt8])

        /// These bytes at once, without reading the request. The connection stays open until the collector is stopped.
        case early([UInt8])

        /// Nothing: the connection is closed once the request was read.
        case close

        static let hang = Answer.hang(after: [])

        static func text(_ text: String) -> Answer { .bytes(Array(text.utf8)) }

        /// A whole response with a JSON body.
        static func response(_ status: String, _ headers: [String] = [], body: String = "{}") -> Answer {
            let fields = ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + headers
            let lines = ["HTTP/1.1 \(status)"] + fields + ["", body]
            return .text(lines.joined(separator: "\r\n"))
        }
    }

    struct Request: Sendable {
        let head: [String]
        let body: [UInt8]
    }

    /// The first byte of a client that begins with TLS. It waits for an answer, so there is no more to wait for.
    private static let tlsHandshake: UInt8 = 0x16

    let port: Int
    private let script: [Answer]
    private let listener: LoopbackSocket
    private let stopping: LoopbackSocket
    private let stopper: LoopbackSocket
    private let received = Mutex<[Request]>([])
    private let isOver = DispatchSemaphore(value: 0)

    init(_ script: [Answer]) throws {
        precondition(!script.isEmpty)
        self.script = script
        listener = try LoopbackSocket.listening()
        port = try listener.port()
        (stopping, stopper) = try LoopbackSocket.pair()
        Thread.detachNewThread { [self] in
            serve()
            isOver.signal()
        }
    }

    var requests: [Request] { received.withLock { $0 } }

    /// Ends the thread and closes all sockets. Fails the test when it does not end.
    func stop() {
        stopper.close()
        XCTAssertEqual(isOver.wait(timeout: .now() + 10), .success, "the collector's thread hangs")
        listener.close()
        stopping.close()
    }

    private func serve() {
        var count = 0
        while listener.isReadable(orEndOf: stopping), let connection = listener.accept() {
            defer { connection.close() }
            let answer = script[min(count, script.count - 1)]
            if case .early(let bytes) = answer {
                connection.write(bytes)
                _ = stopping.isReadable(orEndOf: stopping)
                return
            }
            guard let request = readRequest(connection) else { continue }
            count += 1
            received.withLock { $0.append(request) }
            switch answer {
            case .bytes(let bytes): connection.write(bytes)
            case .hang(let bytes):
                connection.write(bytes)
                _ = connection.isReadable(orEndOf: stopping)
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
