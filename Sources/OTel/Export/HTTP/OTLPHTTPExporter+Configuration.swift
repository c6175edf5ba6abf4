extension OTLPHTTPExporter {
    /// What can be set (OpenTelemetry specification, "OpenTelemetry Protocol Exporter", Configuration Options).
    public struct Configuration: Sendable {
        /// Where spans are sent.
        public var endpoint: OTLPEndpoint

        /// Headers that go with every request.
        public var headers: [OTLPHeader]

        /// How long one export may take, all its retries included. At most a day.
        public let timeout: Duration

        /// When a failed request is sent again.
        public var retryPolicy: RetryPolicy

        /// Settings; what is left out has the specification's default.
        ///
        /// - Throws: ``OTLPConfigurationError`` when `timeout` is not positive or longer than a day.
        public init(
            endpoint: OTLPEndpoint,
            headers: [OTLPHeader] = [],
            timeout: Duration = .seconds(10),
            retryPolicy: RetryPolicy = RetryPolicy()
        ) throws(OTLPConfigurationError) {
            guard timeout > .zero, timeout <= .seconds(86_400) else {
                throw OTLPConfigurationError(
                    "the OTLP timeout of \(timeout) is out of range; give 1 to 86400000 milliseconds"
                )
            }
            self.endpoint = endpoint
            self.headers = headers
            self.timeout = timeout
            self.retryPolicy = retryPolicy
        }
    }
}
