import Foundation
import LoopbackCollector
import OTel
import XCTest

/// The exporter and its transports against a collector on a socket.
final class CollectorTests: XCTestCase {
    private let transports: [(name: String, make: () -> any OTLPTransport)] = [
        ("socket", { SocketTransport() }),
        ("URLSession", { URLSessionTransport() }),
    ]

    private struct Run {
        let requests: [HTTPCollector.Request]
        let waits: [Duration]
        let lines: [String]
    }

    /// Exports one span as often as told to a collector with this script.
    private func export(
        times: Int = 1,
        over transport: any OTLPTransport,
        to script: [HTTPCollector.Answer],
        headers: [OTLPHeader] = [],
        timeout: Duration = .seconds(10),
        name: String = "send orders"
    ) throws -> Run {
        let collector = try HTTPCollector(script)
        defer { collector.stop() }
        let endpoint = "http://127.0.0.1:\(collector.port)"
        let bench = try ExporterBench(transport, endpoint: endpoint, headers: headers, timeout: timeout)
        for _ in 0..<times {
            bench.exporter.export(ExporterBench.spans(name: name))
        }
        bench.exporter.shutdown()
        return Run(requests: collector.requests, waits: bench.clock.waits, lines: bench.lines.all)
    }

    func testTheRequestIsWhatTheSpecificationSays() throws {
        for transport in transports {
            let headers = [try OTLPHeader(name: "x-api-key", value: "Zm9v=")]
            let run = try export(over: transport.make(), to: [.response("200 OK")], headers: headers)
            let request = try XCTUnwrap(run.requests.first, transport.name)
            XCTAssertEqual(request.head.first, "POST /v1/traces HTTP/1.1", transport.name)
            let fields = request.head.map { $0.lowercased() }
            XCTAssertTrue(fields.contains("content-type: application/json"), "\(transport.name): \(fields)")
            XCTAssertTrue(fields.contains("x-api-key: zm9v="), "\(transport.name): \(fields)")
            XCTAssertTrue(fields.contains { $0.hasPrefix("user-agent: kafka-tracing-workshop-otlp-exporter-swift/") })
            XCTAssertTrue(fields.contains { $0.hasPrefix("host: 127.0.0.1:") }, "\(transport.name): \(fields)")
            XCTAssertEqual(request.body, OTLPJSON.encode(ExporterBench.spans()), transport.name)
            XCTAssertEqual(run.requests.count, 1, transport.name)
            XCTAssertEqual(run.lines, [], transport.name)
        }
    }

    func testTheUsersOwnUserAgentReplacesTheExporters() throws {
        for transport in transports {
            let headers = [try OTLPHeader(name: "User-Agent", value: "shop/1")]
            let run = try export(over: transport.make(), to: [.response("200 OK")], headers: headers)
            let agents = run.requests.first?.head.filter { $0.lowercased().hasPrefix("user-agent:") }
            XCTAssertEqual(agents, ["User-Agent: shop/1"], transport.name)
        }
    }

    func testALargeBatchArrivesWhole() throws {
        for transport in transports {
            let name = String(repeating: "ü", count: 2_000_000)
            let run = try export(over: transport.make(), to: [.response("200 OK")], name: name)
            XCTAssertEqual(run.requests.first?.body.count, OTLPJSON.encode(ExporterBench.spans(name: name)).count)
        }
    }

    func testAPartialSuccessIsReportedAndNotSentAgain() throws {
        let body = #"{"partialSuccess":{"rejectedSpans":"1","errorMessage":"no room"}}"#
        for transport in transports {
            let run = try export(over: transport.make(), to: [.response("200 OK", body: body)])
            XCTAssertEqual(run.requests.count, 1, transport.name)
            XCTAssertEqual(run.lines.count, 1, transport.name)
            XCTAssertTrue(run.lines[0].hasSuffix("rejected 1 of 1 spans: no room"), run.lines[0])
        }
    }

    func testABadRequestIsReportedAndNotSentAgain() throws {
        let body = #"{"code":3,"message":"no such field"}"#
        for transport in transports {
            let run = try export(over: transport.make(), to: [.response("400 Bad Request", body: body)])
            XCTAssertEqual(run.requests.count, 1, transport.name)
            XCTAssertTrue(run.lines.first?.contains("status 400 (no such field)") ?? false, "\(run.lines)")
        }
    }

    func testRetryAfterIsHonouredInBothForms() throws {
        let date = "Sun, 06 Nov 1994 08:49:44 GMT"
        for transport in transports {
            for (retryAfter, pause) in [("3", Duration.seconds(3)), (date, .seconds(7))] {
                let busy = HTTPCollector.Answer.response("429 Too Many Requests", ["Retry-After: \(retryAfter)"])
                let run = try export(over: transport.make(), to: [busy, .response("200 OK")])
                XCTAssertEqual(run.requests.count, 2, transport.name)
                XCTAssertEqual(run.waits, [pause], transport.name)
                XCTAssertEqual(run.lines, [], transport.name)
            }
        }
    }

    func testAnUnavailableCollectorIsAskedAgainWithTheSameBody() throws {
        for transport in transports {
            let busy = HTTPCollector.Answer.response("503 Service Unavailable")
            let run = try export(over: transport.make(), to: [busy, busy, .response("200 OK")])
            XCTAssertEqual(run.waits, [.milliseconds(500), .seconds(1)], transport.name)
            XCTAssertEqual(Set(run.requests.map(\.body)).count, 1, transport.name)
            XCTAssertEqual(run.requests.count, 3, transport.name)
        }
    }

    func testAClosedConnectionIsTriedAgain() throws {
        for transport in transports {
            let run = try export(over: transport.make(), to: [.close, .response("200 OK")])
            XCTAssertEqual(run.requests.count, 2, transport.name)
            XCTAssertEqual(run.waits, [.milliseconds(500)], transport.name)
            XCTAssertEqual(run.lines, [], transport.name)
        }
    }

    func testAHangEndsWithTheTimeoutWhereverItComes() throws {
        let withinHead = "HTTP/1.1 200 OK\r\nX: "
        for transport in transports {
            for beginning in ["", withinHead, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] {
                // There Foundation on Linux may end the process with a fatal error.
                guard beginning != withinHead || transport.name == "socket" else { continue }
                let hang = HTTPCollector.Answer.hang(after: Array(beginning.utf8))
                let start = ContinuousClock.now
                let run = try export(over: transport.make(), to: [hang], timeout: .milliseconds(100))
                XCTAssertEqual(run.requests.count, 1, transport.name)
                XCTAssertTrue(run.lines.first?.contains("no answer within 0.1 seconds") ?? false, "\(run.lines)")
                XCTAssertGreaterThanOrEqual(ContinuousClock.now - start, .milliseconds(100), transport.name)
                XCTAssertLessThan(ContinuousClock.now - start, .seconds(10), transport.name)
            }
        }
    }

    func testADeadCollectorIsOneLine() throws {
        for transport in transports {
            let collector = try HTTPCollector([.close])
            collector.stop()
            let bench = try ExporterBench(transport.make(), endpoint: "http://127.0.0.1:\(collector.port)")
            for _ in 0..<3 {
                bench.exporter.export(ExporterBench.spans())
            }
            XCTAssertEqual(bench.clock.waits.count, 4, transport.name)
            XCTAssertEqual(bench.lines.all.count, 1, "\(transport.name): \(bench.lines.all)")
        }
    }

    func testNoCredentialsAreNegotiatedAndNoRedirectIsFollowed() throws {
        for transport in transports {
            for (status, header) in [("401 No", "WWW-Authenticate: Basic realm=\"x\""), ("307 There", "Location: /x")] {
                let run = try export(over: transport.make(), to: [.response(status, [header])])
                XCTAssertEqual(run.requests.count, 1, "\(transport.name): \(status)")
                XCTAssertTrue(run.lines.first?.contains("status \(status.prefix(3))") ?? false, "\(run.lines)")
            }
        }
    }

    func testACollectorWithoutTLSIsNotTriedAgainOverHTTPS() throws {
        let collector = try HTTPCollector([.response("200 OK")])
        defer { collector.stop() }
        let bench = try ExporterBench(URLSessionTransport(), endpoint: "https://127.0.0.1:\(collector.port)")
        bench.exporter.export(ExporterBench.spans())
        XCTAssertEqual(bench.clock.waits, [])
        XCTAssertTrue(bench.lines.all.first?.contains("or write http://") ?? false, "\(bench.lines.all)")
    }

    func testAClosedSessionIsAnErrorAndNotATrap() throws {
        let transport = URLSessionTransport()
        transport.close()
        transport.close()
        let request = OTLPRequest(url: try OTLPEndpoint().url, body: [])
        XCTAssertThrowsError(try transport.send(request, timeout: .seconds(10))) { error in
            XCTAssertEqual(error as? OTLPTransportError, .connection("the exporter is shut down"))
        }
    }
}
