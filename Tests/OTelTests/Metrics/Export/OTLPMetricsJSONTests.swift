import Foundation
import Tracing
import XCTest

@testable import OTel

final class OTLPMetricsJSONTests: XCTestCase {
    private let bench = MetricBench()

    private func encoded() -> String {
        String(decoding: OTLPJSON.encode(bench.provider.collect()), as: UTF8.self)
    }

    func testMetricsAreEncodedAsTheSpecificationSays() {
        let histogram = bench.meter.makeHistogram(
            Histogram.Definition(
                name: "wait",
                unit: "s",
                description: "Time in the queue.",
                boundaries: [0.005, 1, 10]
            )
        )
        histogram.record(0.005, attributes: ["messaging.destination.name": "orders"])
        histogram.record(20.5, attributes: ["messaging.destination.name": "orders"])
        bench.meter.makeCounter(Counter.Definition(name: "sent")).add(9_007_199_254_740_993)
        bench.clock.advance(by: 1)
        let expected = [
            #"{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"billing"}},"#,
            #"{"key":"telemetry.sdk.name","value":{"stringValue":"kafka-tracing-workshop"}},"#,
            #"{"key":"telemetry.sdk.language","value":{"stringValue":"swift"}},"#,
            #"{"key":"telemetry.sdk.version","value":{"stringValue":"0.1.0"}}]},"#,
            #""scopeMetrics":[{"scope":{"name":"tests"},"metrics":["#,
            #"{"name":"wait","description":"Time in the queue.","unit":"s","histogram":{"dataPoints":[{"#,
            #""attributes":[{"key":"messaging.destination.name","value":{"stringValue":"orders"}}],"#,
            #""startTimeUnixNano":"1000","timeUnixNano":"1001","count":"2","sum":20.505,"#,
            #""bucketCounts":["1","0","0","1"],"explicitBounds":[0.005,1.0,10.0],"min":0.005,"max":20.5}],"#,
            #""aggregationTemporality":2}},"#,
            #"{"name":"sent","sum":{"dataPoints":[{"#,
            #""startTimeUnixNano":"1000","timeUnixNano":"1001","asInt":"9007199254740993"}],"#,
            #""aggregationTemporality":2,"isMonotonic":true}}]}]}]}"#,
        ].joined()
        XCTAssertEqual(encoded(), expected)
    }

    func testAnInfiniteSumIsAStringAndTheDocumentStaysJSON() throws {
        let histogram = bench.meter.makeHistogram(.messagingProcessDuration)
        for _ in 0..<2 { histogram.record(.greatestFiniteMagnitude) }
        XCTAssertTrue(encoded().contains(#""sum":"Infinity","#), encoded())
        XCTAssertNoThrow(try JSONSerialization.jsonObject(with: Data(encoded().utf8)))
    }

    func testMetricsAreGroupedByResourceAndScope() throws {
        let shop = MeterProvider(resource: Resource(serviceName: "shop"), exporter: bench.exporter, clock: bench.clock)
        for meter in [bench.provider.meter("a"), shop.meter("a"), bench.provider.meter("b"), bench.provider.meter("a")]
        {
            meter.makeCounter(.messagingClientSentMessages).add(1)
            meter.makeCounter(.messagingClientConsumedMessages).add(1)
        }
        let metrics = bench.provider.collect()
        let mixed = [metrics[0]] + shop.collect() + metrics.dropFirst()
        let document = try JSONSerialization.jsonObject(with: Data(OTLPJSON.encode(mixed))) as? [String: Any]
        let resources = try XCTUnwrap(document?["resourceMetrics"] as? [[String: Any]])
        let counts = resources.map { resource in
            (resource["scopeMetrics"] as? [[String: Any]] ?? []).map { ($0["metrics"] as? [Any])?.count }
        }
        XCTAssertEqual(counts, [[2, 2], [2]])
    }
}
