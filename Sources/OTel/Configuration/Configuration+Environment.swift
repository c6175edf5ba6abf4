import Foundation
import Tracing

extension Configuration {
    /// This configuration with the settings of the environment in place of its own.
    ///
    /// - Parameters:
    ///   - environment: the variables to read.
    ///   - report: gets one line for each variable that has a bad value: its name, and what is allowed.
    public func applying(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        report: @escaping (String) -> Void = StandardError.warn
    ) -> Configuration {
        let reader = EnvironmentReader(variables: environment, report: report)
        var result = self
        result.isDisabled = reader.boolean("OTEL_SDK_DISABLED") ?? isDisabled
        result.propagators = reader.propagators() ?? propagators
        result.sampler = reader.sampler() ?? sampler
        let attributes = reader.resourceAttributes() ?? [:]
        result.resourceAttributes.merge(attributes)
        if let name = reader.text("OTEL_SERVICE_NAME") {
            result.serviceName = name
        } else if attributes.get("service.name") != nil {
            result.serviceName = nil
        }
        if attributes.get("service.version") != nil {
            result.serviceVersion = nil
        }
        result.limits = reader.limits(over: limits)
        result.batch = reader.batch(over: batch)
        result.exporter =
            reader.choice("OTEL_TRACES_EXPORTER", ["otlp": .otlp, "console": .console, "none": .none]) ?? exporter
        result.otlpEndpoint = reader.otlpEndpoint() ?? otlpEndpoint
        result.otlpHeaders = reader.otlpHeaders() ?? otlpHeaders
        result.otlpTimeout = reader.milliseconds("OTEL_EXPORTER_OTLP_TIMEOUT", in: 1...86_400_000) ?? otlpTimeout
        _ = reader.value("OTEL_EXPORTER_OTLP_PROTOCOL", allowed: "http/json, the only one that this SDK speaks") {
            text in
            text == "http/json" ? text : nil
        }
        return result
    }
}

extension EnvironmentReader {
    fileprivate func propagators() -> [Configuration.Propagator]? {
        let names = Configuration.Propagator.allCases.map(\.rawValue).joined(separator: ", ")
        return value("OTEL_PROPAGATORS", allowed: "none, or a list of: \(names)") { text in
            guard text != "none" else { return [] }
            var propagators: [Configuration.Propagator] = []
            for name in text.split(separator: ",") {
                guard let propagator = Configuration.Propagator(rawValue: name.trimmingCharacters(in: .whitespaces))
                else {
                    return nil
                }
                if !propagators.contains(propagator) {
                    propagators.append(propagator)
                }
            }
            return propagators.isEmpty ? nil : propagators
        }
    }

    fileprivate func sampler() -> (any Sampler)? {
        let choices: KeyValuePairs<String, (EnvironmentReader) -> any Sampler> = [
            "always_on": { _ in AlwaysOnSampler() },
            "always_off": { _ in AlwaysOffSampler() },
            "traceidratio": { $0.ratioSampler() },
            "parentbased_always_on": { _ in ParentBasedSampler(root: AlwaysOnSampler()) },
            "parentbased_always_off": { _ in ParentBasedSampler(root: AlwaysOffSampler()) },
            "parentbased_traceidratio": { ParentBasedSampler(root: $0.ratioSampler()) },
        ]
        return choice("OTEL_TRACES_SAMPLER", choices)?(self)
    }

    /// The sampler that `OTEL_TRACES_SAMPLER_ARG` asks for; everything when it is unset.
    private func ratioSampler() -> any Sampler {
        let sampler: ProbabilitySampler? = value("OTEL_TRACES_SAMPLER_ARG", allowed: "a number from 0 to 1") { text in
            Double(text).flatMap { try? ProbabilitySampler(ratio: $0) }
        }
        return sampler ?? AlwaysOnSampler()
    }

    /// `key=value,key=value`, percent-encoded. One pair that cannot be read makes the whole value bad (specification,
    /// "Resource SDK", Specifying resource information via an environment variable).
    fileprivate func resourceAttributes() -> SpanAttributes? {
        value("OTEL_RESOURCE_ATTRIBUTES", allowed: "key=value pairs with commas between them") { text in
            var attributes = SpanAttributes()
            for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { return nil }
                let (key, value) = (
                    parts[0].trimmingCharacters(in: .whitespaces), parts[1].trimmingCharacters(in: .whitespaces)
                )
                guard !key.isEmpty, let key = key.removingPercentEncoding, let value = value.removingPercentEncoding
                else {
                    return nil
                }
                attributes.set(key, value: .string(value))
            }
            return attributes
        }
    }

    /// The variables of a span's own limits, and where these are unset the general ones (specification, "Common",
    /// Attribute Limits).
    fileprivate func limits(over limits: SpanLimits) -> SpanLimits {
        let range = 0...Int(Int32.max)
        let count = integer("OTEL_ATTRIBUTE_COUNT_LIMIT", in: range)
        let valueLength = integer("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", in: range)
        return SpanLimits(
            attributeCountLimit: integer("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", in: range) ?? count
                ?? limits.attributeCountLimit,
            attributeValueLengthLimit: integer("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", in: range) ?? valueLength
                ?? limits.attributeValueLengthLimit,
            eventCountLimit: integer("OTEL_SPAN_EVENT_COUNT_LIMIT", in: range) ?? limits.eventCountLimit,
            linkCountLimit: integer("OTEL_SPAN_LINK_COUNT_LIMIT", in: range) ?? limits.linkCountLimit,
            attributePerEventCountLimit: integer("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", in: range) ?? count
                ?? limits.attributePerEventCountLimit,
            attributePerLinkCountLimit: integer("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", in: range) ?? count
                ?? limits.attributePerLinkCountLimit
        )
    }

    fileprivate func batch(over batch: BatchSpanProcessor.Configuration) -> BatchSpanProcessor.Configuration {
        let (sizes, times) = (1...Int(Int32.max), 0...Int(Int32.max))
        return BatchSpanProcessor.Configuration(
            maxQueueSize: integer("OTEL_BSP_MAX_QUEUE_SIZE", in: sizes) ?? batch.maxQueueSize,
            scheduleDelay: milliseconds("OTEL_BSP_SCHEDULE_DELAY", in: times) ?? batch.scheduleDelay,
            exportTimeout: milliseconds("OTEL_BSP_EXPORT_TIMEOUT", in: times) ?? batch.exportTimeout,
            maxExportBatchSize: integer("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", in: sizes)
                ?? (text("OTEL_BSP_MAX_QUEUE_SIZE") == nil ? batch.maxExportBatchSize : nil)
        )
    }

    /// The endpoint for traces as it is, or else the general one with the path of traces (specification, "OpenTelemetry
    /// Protocol Exporter", Endpoint URLs for OTLP/HTTP).
    fileprivate func otlpEndpoint() -> OTLPEndpoint? {
        let allowed = "an address such as http://localhost:4318"
        return value("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", allowed: allowed, isSecret: true) {
            try? OTLPEndpoint(traces: $0)
        }
            ?? value("OTEL_EXPORTER_OTLP_ENDPOINT", allowed: allowed, isSecret: true) { try? OTLPEndpoint(base: $0) }
    }

    /// In baggage format. The value is never reported: headers hold keys.
    fileprivate func otlpHeaders() -> [OTLPHeader]? {
        value("OTEL_EXPORTER_OTLP_HEADERS", allowed: "key=value pairs with commas between them", isSecret: true) {
            text in
            let headers = Baggage(parsing: text).entries.map { try? OTLPHeader(name: $0.key, value: $0.value) }
            return headers.isEmpty || headers.contains { $0 == nil } ? nil : headers.compactMap(\.self)
        }
    }
}
