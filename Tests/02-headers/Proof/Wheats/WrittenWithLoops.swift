import Kafka
import Tracing

@testable import Lab02Checks

/// A setter that writes in place of the first header of the name, and in front where there is none.
struct LoopingInjector: HeadersInjector {
    func inject(_ value: String, forKey key: String, into headers: inout [KafkaHeader]) {
        let header = KafkaHeader(key: key, value: value)
        var isWritten = false
        var result: [KafkaHeader] = []
        for old in headers {
            if old.key != key {
                result.append(old)
            } else if !isWritten {
                result.append(header)
                isWritten = true
            }
        }
        headers = isWritten ? result : [header] + result
    }
}

/// A getter for which a header that is null or not text is not there, and that lists each name once.
struct LoopingExtractor: HeadersExtractor {
    func extract(key: String, from headers: [KafkaHeader]) -> String? {
        var joined: String?
        var seen: Set<String> = []
        for header in headers where header.key == key {
            guard let bytes = header.value, let text = String(validating: bytes, as: UTF8.self) else { continue }
            if seen.insert(text).inserted {
                joined = joined.map { "\($0), \(text)" } ?? text
            }
        }
        return joined
    }

    func keys(of headers: [KafkaHeader]) -> [String] {
        Array(Set(headers.map(\.key)))
    }
}

/// Functions that let the setter replace, and take an old tracestate away themselves.
enum LoopingFunctions {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var probe: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &probe, using: LoopingInjector())
        let hasSpan = probe.contains { $0.key == "traceparent" }

        var result: [KafkaHeader] = []
        for header in headers ?? [] where !hasSpan || header.key != "tracestate" {
            result.append(header)
        }
        InstrumentationSystem.instrument.inject(context, into: &result, using: LoopingInjector())
        return result
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        guard let headers else { return .topLevel }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: LoopingExtractor())
        return context
    }
}

extension Lab02Subject {
    /// The lab, solved with these.
    static let looping = {
        var subject = Lab02Subject.solution.with(injector: LoopingInjector.self).with(extractor: LoopingExtractor.self)
        subject.inject = LoopingFunctions.injectTraceContext
        subject.extract = LoopingFunctions.extractTraceContext
        return subject
    }()
}
