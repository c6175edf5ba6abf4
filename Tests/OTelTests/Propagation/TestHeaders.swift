import OTel
import Tracing

/// A carrier for tests: header names and values.
struct TestHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    var values: [String: String]

    init(dictionaryLiteral elements: (String, String)...) {
        values = Dictionary(elements) { _, last in last }
    }

    struct Reader: Extractor {
        func extract(key: String, from carrier: TestHeaders) -> String? { carrier.values[key] }
    }

    struct Writer: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout TestHeaders) {
            carrier.values[key] = value
        }
    }
}

extension Instrument {
    /// What `extract` makes of `headers`, starting from `context`.
    func extracted(_ headers: TestHeaders, into context: ServiceContext = .topLevel) -> ServiceContext {
        var context = context
        extract(headers, into: &context, using: TestHeaders.Reader())
        return context
    }

    /// What `inject` adds to `headers`.
    func injected(_ context: ServiceContext, into headers: TestHeaders = [:]) -> TestHeaders {
        var headers = headers
        inject(context, into: &headers, using: TestHeaders.Writer())
        return headers
    }
}
