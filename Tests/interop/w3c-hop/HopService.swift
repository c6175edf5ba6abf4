import OTel
import Tracing

/// A service that handles a request by sending others, and does nothing but trace.
struct HopService {
    private let exporter: InMemorySpanExporter
    private let tracer: OTelTracer

    init() {
        exporter = InMemorySpanExporter()
        tracer = OTelTracer(
            resource: Resource(serviceName: "w3c-hop"),
            processor: SimpleSpanProcessor(exporter: exporter)
        )
    }

    /// The headers of each outgoing request. All are made within one server span, so that they belong to one trace also
    /// when `request` began none.
    func headersOfOutgoingRequests(for request: HopRequest) -> [HTTPHeaders] {
        // Nobody looks at the spans, and the program may run for long.
        defer { exporter.reset() }

        var context = ServiceContext.topLevel
        tracer.extract(request.headers, into: &context, using: HTTPHeadersExtractor())
        return tracer.withSpan("handle", context: context, ofKind: .server) { server in
            (0..<request.count).map { _ in
                tracer.withSpan("call", context: server.context, ofKind: .client) { client in
                    var headers = HTTPHeaders()
                    tracer.inject(client.context, into: &headers, using: HTTPHeadersInjector())
                    return headers
                }
            }
        }
    }
}
