import Foundation
import OTel
import Tracing
import XCTest

@testable import LabKit

final class LabTelemetryTests: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lab-\(UUID().uuidString)")

    override func tearDownWithError() throws {
        try? FileManager.default.removeItem(at: folder)
    }

    private func telemetry(_ environment: [String: String]) throws -> (telemetry: LabTelemetry, reports: [String]) {
        var reports: [String] = []
        let path = folder.appendingPathComponent("lab.jsonl").path
        let telemetry = try LabTelemetry(tracePath: path, environment: environment) { reports.append($0) }
        return (telemetry, reports)
    }

    func testSpansGoToTheFile() throws {
        let (telemetry, _) = try telemetry([:])
        XCTAssertNil(telemetry.endpoint)
        let tracer = OTelTracer(resource: Resource(serviceName: "shop"), processor: telemetry.processor)
        tracer.withSpan("POST /orders", context: .topLevel) { _ in }
        telemetry.processor.shutdown()
        let text = try String(contentsOf: folder.appendingPathComponent("lab.jsonl"), encoding: .utf8)
        XCTAssertTrue(text.contains(#""name":"POST /orders""#), text)
    }

    func testAnEndpointInTheEnvironmentGetsThemToo() throws {
        let (telemetry, reports) = try telemetry(["OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318"])
        XCTAssertEqual(telemetry.endpoint?.url.absoluteString, "http://localhost:4318/v1/traces")
        XCTAssertTrue(telemetry.processor is MultiSpanProcessor)
        XCTAssertEqual(reports, [])
        telemetry.processor.shutdown()
    }

    func testABadEndpointIsReportedAndTheLabGoesOn() throws {
        let (telemetry, reports) = try telemetry(["OTEL_EXPORTER_OTLP_ENDPOINT": "nonsense"])
        XCTAssertNil(telemetry.endpoint)
        XCTAssertEqual(reports.count, 1)
    }
}
