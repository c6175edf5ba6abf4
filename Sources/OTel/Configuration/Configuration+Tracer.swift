import Tracing

extension Configuration {
    /// The resource that the settings describe. The service's name and version beat those among the attributes.
    public var resource: Resource {
        var attributes = resourceAttributes
        if let serviceName {
            attributes["service.name"] = serviceName
        }
        if let serviceVersion {
            attributes["service.version"] = serviceVersion
        }
        return Resource(attributes: attributes)
    }

    /// A tracer as configured, and the processor to shut down when the program ends.
    ///
    /// - Parameters:
    ///   - idGenerator: makes trace and span ids.
    ///   - clock: tells the time.
    /// - Throws: ``OTLPConfigurationError`` when the collector's address or the timeout, set in code, cannot be used.
    public func makeTracer(
        idGenerator: any IDGenerator = SystemIDGenerator(),
        clock: any WallClock = SystemWallClock()
    ) throws -> (tracer: OTelTracer, processor: any SpanProcessor) {
        let processor = try makeProcessor()
        return (makeTracer(processor: processor, idGenerator: idGenerator, clock: clock), processor)
    }

    /// A tracer as configured that hands its spans to `processor`, for a program that keeps them itself: a lab that draws
    /// them, a test. Where the configuration sends spans nowhere (``Exporter/none``), `processor` gets none either.
    ///
    /// - Parameters:
    ///   - processor: gets the spans that ended.
    ///   - idGenerator: makes trace and span ids.
    ///   - clock: tells the time.
    public func makeTracer(
        processor: any SpanProcessor,
        idGenerator: any IDGenerator = SystemIDGenerator(),
        clock: any WallClock = SystemWallClock()
    ) -> OTelTracer {
        OTelTracer(
            resource: resource,
            sampler: sampler,
            limits: limits,
            idGenerator: idGenerator,
            clock: clock,
            propagator: CompositePropagator(propagators.map(\.propagator)),
            processor: exporter == .none ? NoOpSpanProcessor() : processor,
            isDisabled: isDisabled
        )
    }

    private func makeProcessor() throws -> any SpanProcessor {
        guard !isDisabled else { return NoOpSpanProcessor() }
        switch exporter {
        case .none:
            return NoOpSpanProcessor()
        case .console:
            return SimpleSpanProcessor(exporter: ConsoleSpanExporter())
        case .otlp:
            let configuration = try OTLPHTTPExporter.Configuration(
                endpoint: try otlpEndpoint ?? OTLPEndpoint(),
                headers: otlpHeaders,
                timeout: otlpTimeout
            )
            return BatchSpanProcessor(exporter: OTLPHTTPExporter(configuration: configuration), configuration: batch)
        }
    }
}

extension Configuration.Propagator {
    fileprivate var propagator: any TextMapPropagator {
        switch self {
        case .traceContext: W3CTraceContextPropagator()
        case .baggage: W3CBaggagePropagator()
        }
    }
}

/// A processor for spans that go nowhere (OpenTelemetry specification, "Environment Variable Specification", Exporter
/// Selection, `none`).
public struct NoOpSpanProcessor: SpanProcessor {
    /// Makes one.
    public init() {}

    /// Does nothing.
    public func onEnd(_ span: SpanData) {}

    /// Does nothing.
    public func forceFlush() {}

    /// Does nothing.
    public func shutdown() {}
}
