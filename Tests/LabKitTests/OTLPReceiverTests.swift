import LabKit
import OTel
import Tracing
import XCTest

final class OTLPReceiverTests: XCTestCase {
    private func export(to receiver: OTLPReceiver, attempts: Int) throws {
        let configuration = try OTLPHTTPExporter.Configuration(
            endpoint: OTLPEndpoint(base: receiver.endpoint),
            headers: [OTLPHeader(name: "X-Api-Key", value: "k")],
            timeout: .milliseconds(200),
            retryPolicy: RetryPolicy(initialDelay: .milliseconds(1), maximumAttempts: attempts)
        )
        let exporter = OTLPHTTPExporter(configuration: configuration, report: { _ in })
        let tracer = OTelTracer(
            resource: Resource(serviceName: "shop"),
            processor: SimpleSpanProcessor(exporter: exporter)
        )
        tracer.withSpan("send orders", context: .topLevel) { _ in }
        exporter.shutdown()
    }

    func testItKeepsWhatItAccepts() throws {
        let receiver = try OTLPReceiver()
        defer { receiver.close() }
        try export(to: receiver, attempts: 1)
        let request = try XCTUnwrap(receiver.requests.first)
        XCTAssertEqual(request.path, "/v1/traces")
        XCTAssertEqual(request.headers["x-api-key"], "k")
        XCTAssertEqual(receiver.spans.map(\.name), ["send orders"])
        XCTAssertEqual(receiver.spans.first?.resource["service.name"], "shop")
        XCTAssertEqual(receiver.spans.first?.spanID.count, 16)
    }

    func testWhatItRefusesHasNotArrived() throws {
        let answers: [OTLPReceiver.Answer] = [.refuse(status: 503), .close, .accept]
        let receiver = try OTLPReceiver(answer: { answers[min($0, 2)] })
        defer { receiver.close() }
        try export(to: receiver, attempts: 3)
        XCTAssertEqual(receiver.requests.map(\.answer), answers)
        XCTAssertEqual(receiver.spans.count, 1)
    }

    func testASenderThatGivesUpIsNoticed() throws {
        let hungUp = expectation(description: "the sender gave up")
        let receiver = try OTLPReceiver(answer: { _ in .hang }, onHangUp: { hungUp.fulfill() })
        defer { receiver.close() }
        try export(to: receiver, attempts: 1)
        wait(for: [hungUp], timeout: 10)
        XCTAssertEqual(receiver.spans, [])
    }
}
