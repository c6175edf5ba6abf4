import Kafka
import Tracing

@testable import Lab02Checks

/// What a submission's `KafkaHeadersInjector` looks like.
protocol HeadersInjector: Injector where Carrier == [KafkaHeader] {
    init()
}

/// What a submission's `KafkaHeadersExtractor` looks like.
protocol HeadersExtractor: Extractor where Carrier == [KafkaHeader] {
    init()
    func keys(of headers: [KafkaHeader]) -> [String]
}

extension Lab02Subject {
    /// This subject with another injector. What `injectTraceContext` does with it is what the solution does with its own.
    func with<HeadersInjecting: HeadersInjector>(injector: HeadersInjecting.Type) -> Lab02Subject {
        var subject = self
        subject.set = { HeadersInjecting().inject($0, forKey: $1, into: &$2) }
        subject.inject = { context, headers in
            var written: [KafkaHeader] = []
            InstrumentationSystem.instrument.inject(context, into: &written, using: HeadersInjecting())

            var replaced = written.map(\.key)
            if replaced.contains("traceparent") {
                replaced.append("tracestate")
            }
            return (headers ?? []).filter { !replaced.contains($0.key) } + written
        }
        return subject
    }

    /// This subject with another extractor. What `extractTraceContext` does with it is what the solution does with its
    /// own.
    func with<HeadersExtracting: HeadersExtractor>(extractor: HeadersExtracting.Type) -> Lab02Subject {
        var subject = self
        subject.get = { HeadersExtracting().extract(key: $0, from: $1) }
        subject.keys = { HeadersExtracting().keys(of: $0) }
        subject.extract = { headers in
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: HeadersExtracting())
            return context
        }
        return subject
    }
}
