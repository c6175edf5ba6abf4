import OTel

/// Where a lab's spans go: into its trace file, and to a collector where the environment names one.
struct LabTelemetry: Sendable {
    /// Gets the spans of all services of the lab. Shut it down when the scenario is over.
    let processor: any SpanProcessor

    /// The trace file alone.
    let file: any SpanExporter

    /// Where `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` sends the spans too; nil without them.
    let endpoint: OTLPEndpoint?

    /// - Parameters:
    ///   - tracePath: the trace file; it is created, or emptied.
    ///   - environment: the variables to read.
    ///   - report: gets a line for each variable with a bad value.
    /// - Throws: ``OTLPFileError`` when the trace file cannot be written; ``OTLPConfigurationError``.
    init(
        tracePath: String,
        environment: [String: String],
        report: @escaping (String) -> Void = StandardError.warn
    ) throws {
        let configuration = Configuration().applying(environment: environment, report: report)
        let exporter = try OTLPFileExporter(path: tracePath)
        let file = SimpleSpanProcessor(exporter: exporter)
        self.file = exporter
        guard let endpoint = configuration.otlpEndpoint else {
            (self.processor, self.endpoint) = (file, nil)
            return
        }
        let collector = OTLPHTTPExporter(
            configuration: try OTLPHTTPExporter.Configuration(
                endpoint: endpoint,
                headers: configuration.otlpHeaders,
                timeout: configuration.otlpTimeout,
                // A lab is over in seconds: a collector that is not there should not hold up its end.
                retryPolicy: RetryPolicy(maximumAttempts: 2)
            )
        )
        self.processor = MultiSpanProcessor([
            file, BatchSpanProcessor(exporter: collector, configuration: configuration.batch),
        ])
        self.endpoint = endpoint
    }
}
