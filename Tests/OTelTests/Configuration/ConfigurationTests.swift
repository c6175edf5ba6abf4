import Tracing
import XCTest

@testable import OTel

final class ConfigurationTests: XCTestCase {
    private func read(_ environment: [String: String], over configuration: Configuration = Configuration())
        -> (configuration: Configuration, reports: [String])
    {
        var reports: [String] = []
        let result = configuration.applying(environment: environment) { reports.append($0) }
        return (result, reports)
    }

    func testWithoutVariablesTheSpecificationsDefaultsHold() throws {
        let (configuration, reports) = read([:])
        XCTAssertEqual(reports, [])
        XCTAssertFalse(configuration.isDisabled)
        XCTAssertEqual(configuration.propagators, [.traceContext, .baggage])
        XCTAssertTrue(configuration.sampler.description.hasPrefix("ParentBased{root=AlwaysOnSampler"))
        XCTAssertEqual(configuration.resource.serviceName, "unknown_service")
        XCTAssertEqual(configuration.limits, SpanLimits())
        XCTAssertEqual(configuration.batch, BatchSpanProcessor.Configuration())
        XCTAssertEqual(configuration.exporter, .otlp)
        XCTAssertEqual(configuration.otlpTimeout, .seconds(10))
        XCTAssertNil(configuration.otlpEndpoint)
        XCTAssertEqual(try OTLPEndpoint().url.absoluteString, "http://localhost:4318/v1/traces")
    }

    func testAnEmptyVariableIsAnUnsetOne() {
        let names = [
            "OTEL_SDK_DISABLED", "OTEL_PROPAGATORS", "OTEL_TRACES_SAMPLER", "OTEL_SERVICE_NAME",
            "OTEL_RESOURCE_ATTRIBUTES", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_TRACES_EXPORTER",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_PROTOCOL",
        ]
        let (configuration, reports) = read(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
        XCTAssertEqual(reports, [])
        XCTAssertEqual(configuration.propagators, [.traceContext, .baggage])
    }

    func testEveryVariableIsRead() throws {
        let (configuration, reports) = read([
            "OTEL_SDK_DISABLED": "TRUE",
            "OTEL_PROPAGATORS": "baggage, tracecontext,baggage",
            "OTEL_TRACES_SAMPLER": "parentbased_traceidratio",
            "OTEL_TRACES_SAMPLER_ARG": "0.25",
            "OTEL_SERVICE_NAME": "shop",
            "OTEL_RESOURCE_ATTRIBUTES": "service.name=ignored,service.version=1.2, note = a%20b%2Cc ",
            "OTEL_BSP_SCHEDULE_DELAY": "100",
            "OTEL_BSP_EXPORT_TIMEOUT": "200",
            "OTEL_BSP_MAX_QUEUE_SIZE": "30",
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "10",
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT": "1",
            "OTEL_SPAN_EVENT_COUNT_LIMIT": "2",
            "OTEL_SPAN_LINK_COUNT_LIMIT": "3",
            "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT": "4",
            "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT": "5",
            "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT": "6",
            "OTEL_TRACES_EXPORTER": "console",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318/base/",
            "OTEL_EXPORTER_OTLP_HEADERS": "api-key=a%20secret,tenant=7",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "2500",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
        ])
        XCTAssertEqual(reports, [])
        XCTAssertTrue(configuration.isDisabled)
        XCTAssertEqual(configuration.propagators, [.baggage, .traceContext])
        XCTAssertTrue(configuration.sampler.description.contains("root=ProbabilitySampler{0.25}"))
        XCTAssertEqual(configuration.resource.serviceName, "shop")
        XCTAssertEqual(configuration.resource.attributes.get("service.version"), .string("1.2"))
        XCTAssertEqual(configuration.resource.attributes.get("note"), .string("a b,c"))
        XCTAssertEqual(
            configuration.batch,
            BatchSpanProcessor.Configuration(
                maxQueueSize: 30,
                scheduleDelay: .milliseconds(100),
                exportTimeout: .milliseconds(200),
                maxExportBatchSize: 10
            )
        )
        XCTAssertEqual(
            configuration.limits,
            SpanLimits(
                attributeCountLimit: 1,
                attributeValueLengthLimit: 6,
                eventCountLimit: 2,
                linkCountLimit: 3,
                attributePerEventCountLimit: 4,
                attributePerLinkCountLimit: 5
            )
        )
        XCTAssertEqual(configuration.exporter, .console)
        XCTAssertEqual(configuration.otlpEndpoint?.url.absoluteString, "http://collector:4318/base/v1/traces")
        XCTAssertEqual(
            configuration.otlpHeaders,
            [try OTLPHeader(name: "api-key", value: "a secret"), try OTLPHeader(name: "tenant", value: "7")]
        )
        XCTAssertEqual(configuration.otlpTimeout, .milliseconds(2500))
    }

    func testABadValueIsReportedOnceWithWhatIsAllowedAndTreatedAsUnset() {
        let bad = [
            "OTEL_SDK_DISABLED": "yes", "OTEL_PROPAGATORS": "b3", "OTEL_TRACES_SAMPLER": "sometimes",
            "OTEL_RESOURCE_ATTRIBUTES": "no-equals-sign", "OTEL_BSP_SCHEDULE_DELAY": "-1",
            "OTEL_BSP_MAX_QUEUE_SIZE": "0", "OTEL_SPAN_LINK_COUNT_LIMIT": "many", "OTEL_TRACES_EXPORTER": "zipkin",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "collector", "OTEL_EXPORTER_OTLP_TIMEOUT": "0",
            "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
        ]
        let (configuration, reports) = read(bad)
        for name in bad.keys {
            XCTAssertEqual(reports.filter { $0.hasPrefix("\(name) ") && $0.contains("allowed: ") }.count, 1, name)
        }
        XCTAssertEqual(reports.count, bad.count)
        XCTAssertFalse(configuration.isDisabled)
        XCTAssertEqual(configuration.batch, BatchSpanProcessor.Configuration())
        XCTAssertEqual(configuration.limits, SpanLimits())
        XCTAssertNil(configuration.otlpEndpoint)
    }

    func testABadRatioIsReportedAndEverythingIsKept() {
        for argument in ["1.5", "half", "nan", "-0.1"] {
            let (configuration, reports) = read([
                "OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": argument,
            ])
            XCTAssertEqual(configuration.sampler.description, "AlwaysOnSampler", argument)
            XCTAssertEqual(reports.count, 1, argument)
        }
    }

    func testSecretsAreNeverReported() {
        let (_, reports) = read(["OTEL_EXPORTER_OTLP_HEADERS": "hunter2", "OTEL_EXPORTER_OTLP_ENDPOINT": "hunter2"])
        XCTAssertEqual(reports.count, 2)
        XCTAssertFalse(reports.joined().contains("hunter2"), "\(reports)")
    }

    func testTheEnvironmentOverridesCode() {
        var code = Configuration()
        code.serviceName = "from code"
        code.exporter = .none
        code.sampler = AlwaysOffSampler()
        XCTAssertEqual(read([:], over: code).configuration.resource.serviceName, "from code")
        XCTAssertEqual(
            read(["OTEL_RESOURCE_ATTRIBUTES": "service.name=shop"], over: code).configuration.resource.serviceName,
            "shop"
        )
        XCTAssertEqual(read(["OTEL_TRACES_EXPORTER": "otlp"], over: code).configuration.exporter, .otlp)
        XCTAssertEqual(read([:], over: code).configuration.sampler.description, "AlwaysOffSampler")
    }

    func testTheServicesVersionIsSetLikeItsName() {
        var code = Configuration()
        code.serviceVersion = "1.0"
        code.resourceAttributes = ["service.version": "0.9"]
        XCTAssertEqual(read([:], over: code).configuration.resource.serviceVersion, "1.0")
        XCTAssertEqual(
            read(["OTEL_RESOURCE_ATTRIBUTES": "service.version=2.0"], over: code).configuration.resource,
            Resource(attributes: ["service.version": "2.0"])
        )
        XCTAssertEqual(
            read(["OTEL_RESOURCE_ATTRIBUTES": "service.name=shop"], over: code).configuration.resource,
            Resource(serviceName: "shop", serviceVersion: "1.0")
        )
        code.serviceVersion = nil
        XCTAssertEqual(read([:], over: code).configuration.resource.serviceVersion, "0.9")
        XCTAssertNil(Configuration().resource.serviceVersion)
    }

    func testTheGeneralLimitsHoldWhereTheSpansOwnAreUnset() {
        let general = ["OTEL_ATTRIBUTE_COUNT_LIMIT": "7", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "8"]
        let own = [
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT": "1", "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT": "2",
            "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT": "3", "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT": "4",
        ]
        let onlyGeneral = SpanLimits(
            attributeCountLimit: 7,
            attributeValueLengthLimit: 8,
            attributePerEventCountLimit: 7,
            attributePerLinkCountLimit: 7
        )
        let onlyOwn = SpanLimits(
            attributeCountLimit: 1,
            attributeValueLengthLimit: 2,
            attributePerEventCountLimit: 3,
            attributePerLinkCountLimit: 4
        )
        let cases: [(environment: [String: String], limits: SpanLimits)] = [
            ([:], SpanLimits()),
            (general, onlyGeneral),
            (own, onlyOwn),
            (general.merging(own) { general, _ in general }, onlyOwn),
            (general.merging(own.mapValues { _ in "" }) { general, _ in general }, onlyGeneral),
            (
                ["OTEL_ATTRIBUTE_COUNT_LIMIT": "7", "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT": "3"],
                SpanLimits(attributeCountLimit: 7, attributePerEventCountLimit: 3, attributePerLinkCountLimit: 7)
            ),
        ]
        for (environment, limits) in cases {
            let (configuration, reports) = read(environment)
            XCTAssertEqual(configuration.limits, limits, "\(environment)")
            XCTAssertEqual(reports, [])
        }
    }

    func testABadGeneralLimitIsReportedAndTreatedAsUnset() {
        let (configuration, reports) = read([
            "OTEL_ATTRIBUTE_COUNT_LIMIT": "-1", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "long",
        ])
        XCTAssertEqual(configuration.limits, SpanLimits())
        XCTAssertEqual(reports.count, 2)
        XCTAssertTrue(reports[0].hasPrefix("OTEL_ATTRIBUTE_COUNT_LIMIT is \"-1\"; allowed: "), reports[0])
    }

    func testTheEndpointForTracesIsUsedAsItIsAndBeatsTheGeneralOne() {
        let (configuration, _) = read([
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://traces:1/custom",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://all:2",
        ])
        XCTAssertEqual(configuration.otlpEndpoint?.url.absoluteString, "http://traces:1/custom")
    }

    func testADisabledSDKRecordsNothingAndCarriesContextsOn() throws {
        let (configuration, _) = read(["OTEL_SDK_DISABLED": "true"])
        let (tracer, processor) = try configuration.makeTracer()
        let headers = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02"]
        var context = ServiceContext.topLevel
        tracer.extract(headers, into: &context, using: HeaderDictionary())
        let span = tracer.startSpan("work", context: context)
        XCTAssertFalse(span.isRecording)
        var outgoing: [String: String] = [:]
        tracer.inject(span.context, into: &outgoing, using: HeaderDictionary())
        XCTAssertEqual(outgoing, headers)

        var none: [String: String] = [:]
        tracer.inject(tracer.startSpan("root", context: .topLevel).context, into: &none, using: HeaderDictionary())
        XCTAssertEqual(none, [:])
        XCTAssertTrue(processor is NoOpSpanProcessor)
    }

    func testPropagatorsMayBeNone() throws {
        let (configuration, _) = read(["OTEL_PROPAGATORS": "none", "OTEL_TRACES_EXPORTER": "none"])
        let (tracer, _) = try configuration.makeTracer()
        var outgoing: [String: String] = [:]
        tracer.inject(tracer.startSpan("root", context: .topLevel).context, into: &outgoing, using: HeaderDictionary())
        XCTAssertEqual(outgoing, [:])
    }
}

private struct HeaderDictionary: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
